// What a person can do with a message: answer it, edit it when it is their own, forward it to the bot from any chat.

import { choice } from './dom.js';
import { state } from './store.js';
import { act } from './api.js';
import { askForm, dropMenu } from './notes.js';
import { t } from './words.js';

export function messageMenu(anchor, entry, column) {
  const { message } = entry;
  const { blocked, deactivated } = column.person;
  const isOwn = !entry.from_bot && !message.forward_origin && (message.text || message.caption);
  dropMenu(anchor, [
    !blocked && !deactivated && { label: t('reply'), run: () => column.composer.aim('reply', entry) },
    isOwn && !blocked && !deactivated && { label: t('edit'), run: () => column.composer.aim('edit', entry) },
    !message.has_protected_content && { label: t('forward'), run: () => forward(entry) },
  ]);
}

async function forward(entry) {
  const senders = [...state.people.values()].filter(person => !person.blocked && !person.deactivated);
  if (senders.length === 0) return;
  const author = entry.message.forward_origin ? null : entry.from_bot ? null : state.people.get(entry.chat_id);
  const values = await askForm(t('forward'), [
    { name: 'who', label: t('forwardWho'), input: choice(senders.map(person => [person.id, person.first_name]), entry.chat_id) },
    author && { name: 'hide', label: t('author'), input: choice([['', author.first_name], ['true', t('hidden', { name: author.first_name })]]) },
  ].filter(Boolean), t('send'));
  if (values) act(values.who, 'forward', { from_chat_id: entry.chat_id, message_id: entry.message.message_id, hide: values.hide === 'true' });
}
