// Groups: making one, bringing the bot into one, joining one by a link.

import { h, choice } from './dom.js';
import { state, openChat, putGroup } from './store.js';
import { addGroup, inGroup, join } from './api.js';
import { askForm, dropMenu, showNote } from './notes.js';
import { t } from './words.js';

/** Resolves with the group, which is open then; null when there is none. */
export async function newGroup(creator) {
  const people = [...state.people.values()].filter(person => !person.deactivated);
  if (people.length === 0) { showNote(t('nobody')); return null; }
  const values = await askForm(t('addGroup'), [
    { name: 'title', label: t('groupTitle'), input: h('input', { maxlength: '128', required: true, autocomplete: 'off' }) },
    { name: 'person', label: t('creator'), input: choice(people.map(person => [person.id, person.first_name]), creator) },
  ], t('create'));
  return values?.title ? opened(await addGroup(values)) : null;
}

/** A link t.me/bot?startgroup=…: the person chooses a group, and what the link carries is said in it. */
export async function addBotByLink(person, payload) {
  const own = [...state.groups.values()].filter(group => group.people.includes(person.id));
  const chosen = own.length === 0 ? null : await askForm(t('chooseGroup'), [
    { name: 'group', label: t('group'), input: choice([...own.map(group => [group.id, group.title]), ['', t('newGroup')]], own[0].id) },
  ], t('ok'));
  if (own.length > 0 && !chosen) return;
  const group = chosen?.group ? state.groups.get(Number(chosen.group)) : await newGroup(person.id);
  if (group) addBot(group, person, { payload });
}

export async function joinByLink(person, link) {
  opened(await join(person.id, link));
}

export function groupMenu(anchor, group, person) {
  const act = (action, more) => inGroup(group.id, action, { person: person.id, ...more });
  dropMenu(anchor, [
    !group.bot && { label: t('addBot'), run: () => addBot(group, person) },
    group.bot && { label: t(group.may_invite ? 'dontLetInvite' : 'letInvite'), run: () => act('let-invite', { may: !group.may_invite }) },
    !group.supergroup && { label: t('makeSuper'), run: () => act('migrate') },
    group.bot && { label: t('removeBot'), danger: true, run: () => act('remove-bot') },
  ]);
}

async function addBot(group, person, more) {
  const values = await askForm(t('addBot'), [
    { name: 'right', label: t('botMay'), input: choice([['admin', t('asAdmin')], ['member', t('asMember')]], 'admin') },
  ], t('add'));
  if (values && await inGroup(group.id, 'add-bot', { person: person.id, without_right: values.right === 'member', ...more })) openChat(group.id);
}

function opened(group) {
  if (!group) return null;
  putGroup(group);
  openChat(group.id, innerWidth > 900);
  return group;
}
