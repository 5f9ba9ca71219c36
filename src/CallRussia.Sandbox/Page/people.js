// The left column: people and groups, their latest messages, unread counts.

import { h, icon, avatar, timeOf } from './dom.js';
import { state, on, tell, openChat, messagesOf } from './store.js';
import { addPerson } from './api.js';
import { newGroup } from './groups.js';
import { askForm, dropMenu } from './notes.js';
import { t, language, languages, chooseLanguage } from './words.js';

export const codes = ['en', 'ru', 'lt', 'uk', 'de', 'ka', 'kk', 'es', 'fr', 'pl', 'tr', 'hy'];

export function languageInput(current) {
  const list = codes.includes(current) || !current ? codes : [current, ...codes];
  return h('select', { value: current }, list.map(code => h('option', { value: code, selected: code === current }, code)));
}

function swatches(palette) {
  const box = h('span', { class: 'swatches', role: 'radiogroup' }, palette.map((colour, i) => h('input', {
    type: 'radio', name: 'swatch', value: colour, checked: i === 0, style: { '--swatch': colour || 'linear-gradient(135deg, #72d5fd, #d669ed)' },
    'aria-label': colour || t('colour'), onchange: event => { box.value = event.target.value; },
  })));
  box.value = palette[0];
  return box;
}

export async function newPerson() {
  const palette = ['', '#e17076', '#faa774', '#7bc862', '#2eb8a6', '#65aadd', '#a695e7', '#ee7aae'];
  const values = await askForm(t('addPerson'), [
    { name: 'first_name', label: t('name'), input: h('input', { maxlength: '64', required: true, autocomplete: 'off' }) },
    { name: 'language_code', label: t('language'), input: languageInput(language) },
    { name: 'colour', label: t('colour'), input: swatches(palette) },
  ], t('add'));
  const person = values?.first_name && await addPerson(values);
  if (person) {
    state.people.set(person.id, person);
    openChat(person.id, innerWidth > 900);
  }
}

export function preview(entry) {
  const { message } = entry;
  if (message.text) return message.text;
  const kind = message.sticker ? `${message.sticker.emoji ?? ''} ${t('sticker')}` : message.dice ? message.dice.emoji
    : message.document && !message.animation ? message.document.file_name
    : t(['photo', 'voice', 'audio', 'animation', 'video', 'video_note', 'location', 'contact', 'poll'].find(name => message[name]) ?? '');
  return message.caption ? `${kind}, ${message.caption}` : kind;
}

export function startPeople(side) {
  const list = h('ul', { class: 'people', 'aria-label': t('people') });
  const banner = h('div', { class: 'banner', role: 'status', hidden: true }, t('disconnected'));
  const languageButton = h('button', { class: 'icon-button code', title: t('pageLanguage'), 'aria-label': t('pageLanguage') }, language.toUpperCase());
  languageButton.addEventListener('click', () => dropMenu(languageButton, Object.entries(languages).map(([code, label]) => ({ label, run: () => chooseLanguage(code) }))));
  side.append(
    h('header', { class: 'side-head' },
      h('button', { class: 'icon-button', id: 'panel-button', title: t('sandbox'), 'aria-label': t('sandbox'), onclick: () => tell('panel') }, icon('tools')),
      h('h1', {}, t('sandbox')),
      languageButton,
      h('button', { class: 'icon-button', title: t('addGroup'), 'aria-label': t('addGroup'), onclick: () => newGroup(state.active) }, icon('group')),
      h('button', { class: 'icon-button', id: 'add-person', title: t('addPerson'), 'aria-label': t('addPerson'), onclick: newPerson }, icon('plus'))),
    banner,
    list);
  const draw = () => list.replaceChildren(...sorted().map(item));
  let drawing = false;
  const later = () => { if (!drawing) { drawing = true; requestAnimationFrame(() => { drawing = false; draw(); }); } };
  on('people', later);
  on('loaded', later);
  on('connection', () => { banner.hidden = state.connected; });
}

// The chat with the latest message first, as in Telegram; those without messages by name.
function sorted() {
  const last = chat => messagesOf(chat.id).at(-1)?.message.date ?? 0;
  return [...state.people.values(), ...state.groups.values()].sort((a, b) => last(b) - last(a) || nameOf(a).localeCompare(nameOf(b)));
}

const nameOf = chat => chat.title ?? (chat.deactivated ? t('gone') : [chat.first_name, chat.last_name].filter(Boolean).join(' '));

/** A person, or a group. */
function item(person) {
  const last = messagesOf(person.id).at(-1);
  const unread = state.unread.get(person.id) ?? 0;
  const name = nameOf(person);
  const words = last ? preview(last) : t('noMessages');
  return h('li', {},
    h('button', {
      class: `person ${state.active === person.id ? 'active' : ''} ${state.open.includes(person.id) ? 'open' : ''}`,
      'data-person': person.id,
      'aria-current': state.active === person.id ? 'true' : null,
      onclick: event => openChat(person.id, event.ctrlKey || event.metaKey),
    },
    avatar(person.title ?? person.first_name, person.id, person.colour),
    h('span', { class: 'person-body' },
      h('span', { class: 'person-top' },
        h('span', { class: 'person-name' }, name),
        person.title ? h('span', { class: 'lang' }, t('group')) : person.language_code && h('span', { class: 'lang' }, person.language_code),
        h('span', { class: 'person-time' }, last ? timeOf(last.message.date) : '')),
      h('span', { class: 'person-bottom' },
        h('span', { class: 'person-last' }, last && !last.from_bot && h('b', {}, (person.title ? last.message.from.first_name : t('you')) + ': '), words),
        person.blocked && h('span', { class: 'mark', title: t('blocked') }, '⊘'),
        unread > 0 && h('span', { class: 'badge', 'aria-label': `${t('newMessages')}: ${unread}` }, String(unread))))),
    h('button', { class: 'icon-button beside', title: t('beside'), 'aria-label': `${t('beside')}: ${name}`, onclick: () => openChat(person.id, true) }, icon('beside', 18)));
}
