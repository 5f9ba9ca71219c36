// What can be done with a person: name and language, starting by a link, blocking, deleting the account.

import { h } from './dom.js';
import { act } from './api.js';
import { ask, askForm, dropMenu } from './notes.js';
import { languageInput } from './people.js';
import { t } from './words.js';

export function personMenu(anchor, person) {
  const { id, started, blocked, deactivated } = person;
  dropMenu(anchor, [
    { label: t('rename'), run: () => edit(person) },
    !deactivated && { label: t('startLink'), run: () => startByLink(id) },
    started && !blocked && !deactivated && { label: t('shareContact'), run: () => act(id, 'contact', {}) },
    started && !deactivated && { label: blocked ? t('unblock') : t('block'), danger: !blocked, run: () => act(id, blocked ? 'unblock' : 'block', {}) },
    !deactivated && { label: t('deleteAccount'), danger: true, run: () => deleteAccount(person) },
  ]);
}

async function edit(person) {
  const values = await askForm(t('profile'), [
    { name: 'first_name', label: t('name'), input: h('input', { value: person.first_name, maxlength: '64', required: true }) },
    { name: 'language_code', label: t('language'), input: languageInput(person.language_code) },
  ], t('save'));
  if (values) act(person.id, 'edit', values);
}

async function startByLink(id) {
  const values = await askForm(t('startLink'), [
    { name: 'payload', label: t('payload'), input: h('input', { pattern: '[A-Za-z0-9_\\-]{1,64}', autocomplete: 'off' }) },
  ], t('start'));
  if (values) act(id, 'start', values.payload ? { payload: values.payload } : {});
}

async function deleteAccount(person) {
  if (await ask(t('deleteAccount'), t('deleteSure', { name: person.first_name }), true)) act(person.id, 'delete-account', {});
}
