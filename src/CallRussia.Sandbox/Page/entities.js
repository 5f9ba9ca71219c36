// Text with entities as nested elements.

import { h, copyText } from './dom.js';
import { showNote } from './notes.js';
import { t } from './words.js';

const blocks = new Set(['blockquote', 'expandable_blockquote', 'pre']);
const simple = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', blockquote: 'blockquote', expandable_blockquote: 'blockquote' };

export function richText(text, entities = [], onCommand = () => {}, onLink = () => false) {
  const fragment = document.createDocumentFragment();
  build(fragment, text, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length), 0, text.length, { onCommand, onLink });
  return fragment;
}

function build(parent, text, entities, from, to, actions) {
  let at = from;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    let next = i + 1;
    while (next < entities.length && entities[next].offset < end) inner.push(entities[next++]);
    if (entity.offset >= at) {
      const block = blocks.has(entity.type);
      parent.append(block ? text.slice(at, entity.offset).replace(/\n$/, '') : text.slice(at, entity.offset));
      const element = make(entity, text.slice(entity.offset, end), actions);
      build(element, text, inner, entity.offset, end, actions);
      parent.append(element);
      // A block stands on lines of its own: the line breaks beside it are not shown twice.
      at = block && text[end] === '\n' ? end + 1 : end;
    }
    i = next;
  }
  parent.append(text.slice(at, to));
}

function make(entity, words, actions) {
  switch (entity.type) {
    case 'code': return copyable('code', words);
    case 'pre': return copyable('pre', words);
    case 'spoiler': return spoiler();
    case 'text_link': return link(entity.url, actions);
    case 'url': return link(/^[a-z]+:\/\//i.test(words) ? words : 'https://' + words, actions);
    case 'email': return h('a', { href: 'mailto:' + words });
    case 'phone_number': return phone(words);
    case 'bot_command': return h('button', { type: 'button', class: 'inline-link', onclick: () => actions.onCommand(words) });
    case 'mention': case 'hashtag': case 'text_mention': return h('span', { class: 'inline-link' });
    case 'expandable_blockquote': return expandable();
    default: return h(simple[entity.type] ?? 'span');
  }
}

function copyable(tag, words) {
  return h(tag, { title: t('copied'), onclick: () => copyText(words).then(() => showNote(t('copied'))) });
}

function phone(words) {
  return h('a', {
    href: 'tel:' + words.replace(/[^+\d]/g, ''), class: 'phone',
    onclick: event => { event.preventDefault(); copyText(words).then(() => showNote(t('copiedText', { text: words }))); },
  });
}

function link(url, actions) {
  const safe = /^(https?:\/\/|tg:)/i.test(url) ? url : '#';
  return h('a', {
    href: safe, target: '_blank', rel: 'noopener noreferrer', title: url,
    onclick: event => { if (actions.onLink(url)) event.preventDefault(); },
  });
}

function spoiler() {
  const element = h('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t('revealed') });
  const reveal = () => { element.classList.add('shown'); element.removeAttribute('role'); element.removeAttribute('aria-label'); };
  element.addEventListener('click', reveal);
  element.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); reveal(); } });
  return element;
}

function expandable() {
  const element = h('blockquote', { class: 'expandable', tabindex: '0' });
  element.addEventListener('click', () => element.classList.toggle('open'));
  return element;
}
