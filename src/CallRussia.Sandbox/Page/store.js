// What the page knows, and who wants to be told when it changes. The server tells everything by events.

export const state = {
  bot: { first_name: 'Bot', username: '' },
  sandbox: { faults: [] },
  people: new Map(),
  groups: new Map(),
  messages: new Map(),
  unread: new Map(),
  typing: new Map(),
  open: [],
  active: null,
  clockSkew: 0,
  connected: false,
};

const listeners = new Map();

export function on(name, listener) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(listener);
  return () => listeners.get(name).delete(listener);
}

export function tell(name, ...details) {
  for (const listener of listeners.get(name) ?? []) listener(...details);
}

export function messagesOf(chatId) {
  if (!state.messages.has(chatId)) state.messages.set(chatId, []);
  return state.messages.get(chatId);
}

export function putMessage(entry, fresh) {
  const list = messagesOf(entry.chat_id);
  const id = entry.message.message_id;
  const index = list.findIndex(other => other.message.message_id >= id);
  const known = index >= 0 && list[index].message.message_id === id;
  if (known) list[index] = entry;
  else if (index < 0) list.push(entry);
  else list.splice(index, 0, entry);
  if (fresh && !known && entry.from_bot) {
    state.typing.delete(entry.chat_id);
    if (!state.open.includes(entry.chat_id) || document.hidden) {
      state.unread.set(entry.chat_id, (state.unread.get(entry.chat_id) ?? 0) + 1);
    }
  }
  return known;
}

export function dropMessage(chatId, messageId) {
  const list = messagesOf(chatId);
  const index = list.findIndex(entry => entry.message.message_id === messageId);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

/** A group that became a supergroup is another chat from then on. */
export function putGroup(group) {
  const { id, moved_to: next } = group;
  if (!next) state.groups.set(id, group);
  else if (state.groups.delete(id) && state.open.includes(id)) {
    state.open = [...new Set(state.open.map(open => open === id ? next : open))];
    if (state.active === id) state.active = next;
    remember();
    tell('open');
  }
}

export const isKnown = chatId => state.people.has(chatId) || state.groups.has(chatId);

export function openChat(chatId, beside = false) {
  if (!state.open.includes(chatId)) {
    const place = state.open.indexOf(state.active);
    if ((beside || state.open.length === 0) && state.open.length < 3) state.open.push(chatId);
    else if (place >= 0) state.open[place] = chatId;
    else state.open[state.open.length - 1] = chatId;
  }
  state.active = chatId;
  state.unread.delete(chatId);
  remember();
  tell('open');
  tell('people');
}

export function closeChat(chatId) {
  state.open = state.open.filter(id => id !== chatId);
  state.active = state.open[0] ?? null;
  remember();
  tell('open');
  tell('people');
}

function remember() {
  sessionStorage.setItem('sandbox-open', JSON.stringify(state.open));
}

export function now() {
  return Date.now() + state.clockSkew;
}
