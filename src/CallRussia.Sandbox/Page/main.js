// Puts the page together.

import { h, icon } from './dom.js';
import { state, on, openChat, messagesOf, isKnown } from './store.js';
import { connect } from './api.js';
import { startPeople, newPerson } from './people.js';
import { startPanel } from './panel.js';
import { Column } from './chat.js';
import { GroupColumn } from './group-chat.js';
import { t } from './words.js';

const chats = document.getElementById('chats');
const columns = new Map();

startPeople(document.getElementById('side'));
startPanel(document.getElementById('panel'));

function arrange() {
  for (const [id, column] of columns) {
    if (!state.open.includes(id)) {
      column.close();
      columns.delete(id);
    }
  }
  for (const id of state.open) {
    if (!columns.has(id)) columns.set(id, state.groups.has(id) ? new GroupColumn(id) : new Column(id));
  }
  const wanted = state.open.length === 0 ? [empty()] : state.open.map(id => columns.get(id).element);
  const same = wanted.length === chats.children.length && wanted.every((element, i) => element === chats.children[i]);
  if (!same) chats.replaceChildren(...wanted);
  for (const [id, column] of columns) column.setActive(id === state.active);
  document.body.classList.toggle('chatting', state.open.length > 0);
  document.body.dataset.columns = state.open.length;
}

function empty() {
  const nobody = state.people.size === 0;
  return h('div', { class: 'nothing' }, nobody
    ? h('div', { class: 'nothing-card' }, h('h2', {}, t('nobody')), h('p', {}, t('nobodyHint')),
      h('button', { class: 'big-button', onclick: newPerson }, icon('plus'), t('addPerson')))
    : h('span', { class: 'pill' }, t('choose')));
}

on('open', arrange);
on('loaded', () => {
  state.open = state.open.filter(isKnown);
  if (state.open.length === 0 && innerWidth > 720) {
    const remembered = JSON.parse(sessionStorage.getItem('sandbox-open') ?? '[]').filter(isKnown);
    const room = Math.min(3, Math.max(1, Math.floor((innerWidth - 320) / 480)));
    const first = remembered.length > 0 ? remembered : [...state.people.keys()].slice(0, room);
    for (const id of first) openChat(id, true);
    if (first.length > 0) openChat(first[0]);
  }
  arrange();
  for (const column of columns.values()) column.reload();
});
addEventListener('visibilitychange', () => {
  if (!document.hidden && state.active) openChat(state.active);
});

connect();

// For the curious in the console.
window.sandbox = { state, messagesOf };
