// What a message carries besides words: photos, files, sounds, stickers, places, contacts, polls.

import { h, icon, avatar, copyText } from './dom.js';
import { act } from './api.js';
import { richText } from './entities.js';
import { showNote } from './notes.js';
import { t } from './words.js';

export function attachment(entry, column) {
  const { message } = entry;
  if (message.photo) return photo(message);
  const sound = message.voice ?? message.audio;
  if (sound) return h('audio', { class: 'sound', controls: true, preload: 'metadata', src: source(sound), 'aria-label': sound.title ?? t(message.voice ? 'voice' : 'audio') });
  const film = message.video ?? message.animation ?? message.video_note;
  if (film) return h('video', { class: `film ${message.video_note ? 'round' : ''}`, controls: true, preload: 'metadata', src: source(film) });
  if (message.sticker) return sticker(message.sticker);
  if (message.dice) return h('div', { class: 'sticker-emoji' }, `${message.dice.emoji} ${message.dice.value}`);
  if (message.location) return place(message);
  if (message.document) return file(message.document);
  if (message.contact) return contact(message.contact, column);
  return message.poll ? poll(entry, column) : null;
}

const source = file => `/sandbox/files/${file.file_id}`;

function sticker(it) {
  const emoji = h('div', { class: 'sticker-emoji' }, it.emoji ?? '🖼');
  const image = h('img', { class: 'sticker', src: source(it), alt: it.emoji ?? t('sticker'), onerror: () => image.replaceWith(emoji) });
  return image;
}

function place({ location, venue }) {
  return h('div', { class: 'place' }, icon('pin'), h('span', { class: 'file-names' },
    h('b', {}, venue?.title ?? t('location')),
    h('span', {}, venue?.address ?? `${location.latitude}, ${location.longitude}`)));
}

function photo(message) {
  const size = message.photo.at(-1);
  const image = h('img', {
    src: source(size), alt: message.caption ?? t('photo'),
    style: { 'aspect-ratio': `${size.width} / ${size.height}`, width: `${Math.min(size.width, 420, 420 * size.width / size.height)}px` },
  });
  const hidden = message.has_media_spoiler;
  return h('button', {
    type: 'button', class: `photo ${hidden ? 'hidden-photo' : ''}`, 'aria-label': t('photo'),
    onclick: event => {
      if (event.currentTarget.classList.contains('hidden-photo')) event.currentTarget.classList.remove('hidden-photo');
      else lightbox(image.src);
    },
  }, image);
}

function lightbox(src) {
  const box = h('dialog', { class: 'lightbox', onclick: () => box.close() }, h('img', { src, alt: '' }));
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
}

function file(document) {
  return h('a', { class: 'file', href: source(document), download: document.file_name },
    h('span', { class: 'file-icon' }, icon('file')),
    h('span', { class: 'file-names' },
      h('b', {}, document.file_name),
      h('span', {}, `${bytes(document.file_size)} · ${t('download')}`)));
}

function bytes(count) {
  if (count < 1024) return `${count} B`;
  return count < 1024 * 1024 ? `${(count / 1024).toFixed(1)} KB` : `${(count / 1024 / 1024).toFixed(1)} MB`;
}

function contact(card, column) {
  const number = '+' + card.phone_number.replace(/\D/g, '');
  return h('button', {
    type: 'button', class: 'contact', onclick: () => copyText(number).then(() => showNote(t('copiedText', { text: number }), column.notes)),
  },
  avatar(card.first_name, card.user_id ?? 3),
  h('span', {}, h('b', {}, [card.first_name, card.last_name].filter(Boolean).join(' ')), h('span', { class: 'phone' }, number)));
}

function poll(entry, column) {
  const { poll: it, message_id: id } = entry.message;
  const votes = entry.votes ?? [];
  const done = votes.length > 0 || it.is_closed;
  const kind = it.is_closed ? 'closedPoll' : it.type === 'quiz' ? (it.is_anonymous ? 'anonQuiz' : 'quiz') : it.is_anonymous ? 'anonPoll' : 'poll';
  const chosen = new Set();
  const send = h('button', { type: 'button', class: 'poll-vote', disabled: true, onclick: () => vote([...chosen]) }, t('vote'));
  const vote = options => act(column.id, 'vote', { message_id: id, options });
  return h('div', { class: `poll ${done ? 'done' : ''}` },
    h('div', { class: 'poll-question' }, it.question),
    h('div', { class: 'poll-kind' }, t(kind)),
    it.options.map((option, i) => done ? result(it, option, i, votes) : choice(it, option, i, chosen, send, vote)),
    !done && it.allows_multiple_answers && send,
    done && it.explanation && h('div', { class: 'poll-explanation' }, richText(it.explanation, it.explanation_entities)),
    h('div', { class: 'poll-count' }, votes.length > 0 ? t('voted', { n: it.total_voter_count }) : t('notVoted')));
}

function choice(it, option, i, chosen, send, vote) {
  const mark = h('span', { class: it.allows_multiple_answers ? 'box' : 'circle' });
  return h('button', {
    type: 'button', class: 'poll-option',
    onclick: event => {
      if (!it.allows_multiple_answers) { vote([i]); return; }
      if (!chosen.delete(i)) chosen.add(i);
      event.currentTarget.classList.toggle('chosen', chosen.has(i));
      event.currentTarget.setAttribute('aria-pressed', chosen.has(i));
      send.disabled = chosen.size === 0;
    },
  }, mark, h('span', {}, option.text));
}

function result(it, option, i, votes) {
  const share = it.total_voter_count > 0 ? Math.round(100 * option.voter_count / it.total_voter_count) : 0;
  const right = it.correct_option_ids?.includes(i);
  const mine = votes.includes(i);
  const wrong = it.type === 'quiz' && mine && !right;
  return h('div', { class: `poll-result ${right ? 'right' : wrong ? 'wrong' : ''}` },
    h('span', { class: 'share' }, `${share}%`),
    h('span', { class: 'poll-text' }, option.text, (mine || right) && h('span', { class: 'poll-mark' }, wrong ? '✕' : '✓')),
    h('span', { class: 'bar' }, h('span', { style: { width: `${Math.max(share, 2)}%` } })));
}
