// A message: its bubble, what it carries, the buttons under it.

import { h, icon, timeOf, copyText } from './dom.js';
import { openApp } from './api.js';
import { richText } from './entities.js';
import { attachment } from './attachments.js';
import { showNote } from './notes.js';
import { preview } from './people.js';
import { messageMenu } from './message-menu.js';
import { t } from './words.js';

export function messageElement(entry, column) {
  const { message } = entry;
  const buttons = message.reply_markup?.inline_keyboard;
  return h('div', { class: `row ${column.isOwn(entry) ? 'out' : 'in'}`, 'data-message': message.message_id },
    h('div', { class: 'stack' },
      bubble(entry, column),
      buttons && keyboard(entry, buttons, column)),
    !column.group && h('button', {
      type: 'button', class: 'message-more', title: t('actions'), 'aria-label': t('actions'), 'aria-haspopup': 'menu',
      onclick: event => messageMenu(event.currentTarget, entry, column),
    }, icon('more', 18)));
}

function bubble(entry, column) {
  const { message } = entry;
  const words = message.text ?? message.caption;
  const carried = attachment(entry, column);
  const meta = h('span', { class: 'meta' },
    message.edit_date && h('span', {}, t('edited') + ' '),
    h('time', {}, timeOf(message.date)),
    column.isOwn(entry) && h('span', { class: 'ticks', 'aria-hidden': 'true' }, icon('check', 13), icon('check', 13)));
  const onlyPhoto = message.photo && !words && !message.forward_origin;
  const isBare = message.sticker || message.dice;
  return h('div', { class: `bubble ${message.photo ? 'with-photo' : ''} ${onlyPhoto ? 'only-photo' : ''} ${isBare ? 'bare' : ''}` },
    column.group && !column.isOwn(entry) && h('div', { class: 'author' }, message.from.first_name),
    message.forward_origin && h('div', { class: 'forwarded' }, t('forwarded', { name: originName(message.forward_origin) })),
    message.reply_to_message && quote(message.reply_to_message),
    carried,
    words
      ? h('div', { class: 'words', dir: 'auto' },
        richText(words, message.entities ?? message.caption_entities, command => column.say(command), url => column.follow(url)),
        meta)
      : meta,
    entry.reaction && h('div', { class: 'reaction' }, entry.reaction));
}

export const originName = origin => origin.sender_user?.first_name ?? origin.sender_user_name;

function quote(original) {
  return h('div', { class: 'quote' }, h('span', {}, preview({ message: original })));
}

function keyboard(entry, rows, column) {
  return h('div', { class: 'inline-keyboard' }, rows.map((row, r) => h('div', { class: 'inline-row' },
    row.map((button, c) => inlineButton(entry, button, r, c, column)))));
}

function inlineButton(entry, button, r, c, column) {
  const key = `${entry.message.message_id}:${r}:${c}`;
  const common = { class: `inline-button ${button.style ?? ''} ${column.pending.has(key) ? 'waiting' : ''}`, 'data-button': key };
  const label = h('span', { class: 'label' }, button.text);
  if (button.url) {
    return h('a', {
      ...common, href: /^(https?:|tg:)/i.test(button.url) ? button.url : 'https://' + button.url, target: '_blank', rel: 'noopener noreferrer', title: button.url,
      onclick: event => { if (column.follow(button.url)) event.preventDefault(); },
    }, label, icon('link', 12));
  }
  const run = button.copy_text ? () => copyText(button.copy_text.text).then(() => showNote(t('copiedText', { text: button.copy_text.text }), column.notes))
    : button.web_app ? () => openApp(column.id, { message_id: entry.message.message_id, row: r, col: c })
    : button.callback_data ? () => column.press(entry, r, c)
    : () => showNote(t('inlineMode'), column.notes);
  return h('button', { ...common, type: 'button', onclick: run }, label, h('span', { class: 'spinner' }), button.copy_text && icon('copy', 12));
}
