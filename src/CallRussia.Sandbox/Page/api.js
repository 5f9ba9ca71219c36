// The way to the server: small POSTs out, one stream of events in.

import { state, tell, putMessage, putGroup, dropMessage, messagesOf } from './store.js';
import { showNote } from './notes.js';
import { t } from './words.js';

async function post(path, body, raw) {
  let answer;
  try {
    answer = await fetch('/sandbox/' + path, { method: 'POST', body: raw ?? JSON.stringify(body ?? {}) });
  } catch {
    showNote(t('disconnected'));
    return null;
  }
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    showNote(t('failed', { reason: (json.description ?? answer.status).toString().replace(/^[A-Z][\w ]+: /, '') }));
    return null;
  }
  return json;
}

export const addPerson = body => post('people', body);
export const act = (chatId, action, body) => post(`people/${chatId}/${action}`, body);
export const addGroup = body => post('groups', body);
export const inGroup = (groupId, action, body) => post(`groups/${groupId}/${action}`, body);
/** Answers with the group behind the link. */
export const join = (person, link) => post('join', { person, link });
/** Opens the page of a button beside this one, as Telegram opens it over the chat. */
export async function openApp(chatId, button) {
  const answer = await act(chatId, 'open', { ...button, dark: matchMedia('(prefers-color-scheme: dark)').matches });
  if (answer) window.open(answer.url, '_blank', 'noopener');
}

export const sandbox = (action, body) => post(action, body);

export const isPhoto = file => /^image\/(png|jpeg|gif)$/.test(file.type);

export function sendFile(chatId, file, more = {}) {
  const kind = isPhoto(file) ? 'photo' : /^(video|audio)\//.exec(file.type)?.[1] ?? 'document';
  return post(`people/${chatId}/${kind}?${new URLSearchParams({ name: file.name, ...more })}`, null, file);
}

/** A voice message in which nobody says anything: what a bot does with it matters here, not the words. */
export const sendVoice = (chatId, more) => post(`people/${chatId}/voice?${new URLSearchParams(more)}`, null, new Blob());

export async function sendSticker(chatId, emoji, more) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 512, height: 512 });
  const brush = canvas.getContext('2d');
  Object.assign(brush, { font: '380px sans-serif', textAlign: 'center', textBaseline: 'middle' });
  brush.fillText(emoji, 256, 280);
  const picture = await new Promise(done => canvas.toBlob(done, 'image/webp'));
  return post(`people/${chatId}/sticker?${new URLSearchParams({ name: 'sticker.webp', emoji, ...more })}`, null, picture);
}

async function load() {
  const all = await (await fetch('/sandbox/state')).json();
  state.bot = all.bot;
  takeSandbox(all.sandbox);
  state.people = new Map(all.people.map(person => [person.id, person]));
  state.groups.clear();
  for (const group of all.groups) putGroup(group);
  state.messages.clear();
  for (const entry of all.messages) putMessage(entry, false);
  tell('loaded');
}

function takeSandbox(sandbox) {
  state.sandbox = sandbox;
  state.clockSkew = sandbox.now - Date.now();
}

const handlers = {
  bot: bot => { state.bot = bot; tell('people'); tell('bot'); },
  sandbox: sandbox => { takeSandbox(sandbox); tell('sandbox'); },
  person: person => { state.people.set(person.id, person); tell('people'); tell('chat', person.id); },
  group: group => { putGroup(group); tell('people'); if (!group.moved_to) tell('chat', group.id); },
  message: entry => { const known = putMessage(entry, true); tell('message', entry, known); tell('people'); },
  deleted: gone => { if (dropMessage(gone.chat_id, gone.message_id)) tell('deleted', gone); tell('people'); },
  answered: answer => tell('answered', answer),
  action: action => {
    state.typing.set(action.chat_id, Date.now() + 5000);
    tell('typing', action.chat_id);
    // Telegram shows an action for five seconds, or until a message comes.
    setTimeout(() => tell('typing', action.chat_id), 5100);
  },
};

export function connect() {
  const events = new EventSource('/sandbox/events');
  let waiting = [];
  let ready = false;
  const handle = (name, data) => ready ? handlers[name](data) : waiting.push([name, data]);
  for (const name of Object.keys(handlers)) {
    events.addEventListener(name, event => handle(name, JSON.parse(event.data)));
  }
  events.addEventListener('hello', async () => {
    ready = false;
    await load();
    ready = true;
    for (const [name, data] of waiting.splice(0)) handlers[name](data);
    state.connected = true;
    tell('connection');
  });
  events.addEventListener('error', () => {
    state.connected = false;
    tell('connection');
  });
}

export { messagesOf };
