// Where the person writes: text, commands, files, the bot's keyboard; or Start, or Unblock.

import { h, icon } from './dom.js';
import { messagesOf } from './store.js';
import { act, sendFile, sendVoice, sendSticker, isPhoto } from './api.js';
import { dropMenu } from './notes.js';
import { preview } from './people.js';
import { t } from './words.js';

const stickers = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

export class Composer {
  constructor(column) {
    this.column = column;
    this.keysShown = true;
    this.menuShown = false;
    this.at = 0;
    this.text = h('textarea', {
      rows: '1', maxlength: '4096', placeholder: t('message'), 'aria-label': t('message'), enterkeyhint: 'send',
      oninput: () => this.typed(), onkeydown: event => this.key(event), onpaste: event => this.pasted(event),
    });
    this.aimed = null;
    this.aimLine = h('div', { class: 'aim', hidden: true });
    this.suggestions = h('div', { class: 'commands', role: 'listbox', 'aria-label': t('commands'), hidden: true });
    this.menuButton = h('button', { type: 'button', class: 'menu-button', 'aria-expanded': 'false', onclick: () => this.toggleMenu() }, icon('menu', 18), h('span', {}, t('menu')));
    this.keysButton = h('button', { type: 'button', class: 'icon-button', title: t('keyboard'), 'aria-label': t('keyboard'), onclick: () => { this.keysShown = !this.keysShown; this.refresh(); } }, icon('keys'));
    this.sendButton = h('button', { type: 'submit', class: 'icon-button send', title: t('send'), 'aria-label': t('send') }, icon('send'));
    this.keys = h('div', { class: 'reply-keyboard' });
    this.element = h('footer', { class: 'composer' });
    this.bar = this.makeBar();
    addEventListener('pointerdown', event => { if (!this.element.contains(event.target)) this.hideSuggestions(); });
  }

  get person() { return this.column.person; }

  makeBar() {
    const file = h('input', { type: 'file', hidden: true, multiple: true, onchange: () => { this.files(file.files); file.value = ''; } });
    return h('form', { class: 'bar', onsubmit: event => { event.preventDefault(); this.submit(); } },
      this.menuButton,
      h('button', {
        type: 'button', class: 'icon-button', title: t('attach'), 'aria-label': t('attach'), 'aria-haspopup': 'menu',
        onclick: event => this.attach(event.currentTarget, file),
      }, icon('clip')),
      file, this.text, this.keysButton, this.sendButton);
  }

  refresh() {
    const { person } = this;
    if (person.deactivated) this.show(h('div', { class: 'big-row muted' }, t('gone')));
    else if (person.blocked) this.show(this.big(t('restart'), () => act(person.id, 'start', {})));
    else if (!person.started && messagesOf(person.id).length === 0) this.show(this.big(t('start'), () => act(person.id, 'start', {})));
    else {
      this.menuButton.hidden = person.commands.length === 0;
      this.drawKeys(person.keyboard);
      if (this.menuShown) this.suggest(person.commands);
      if (this.bar.parentElement !== this.element) this.show(this.suggestions, this.aimLine, this.bar, this.keys);
    }
  }

  show(...children) { this.element.replaceChildren(...children); }

  big(label, run) { return h('button', { type: 'button', class: 'big-row', onclick: run }, label); }

  drawKeys(keyboard) {
    const rows = keyboard?.keyboard;
    this.keysButton.hidden = !rows;
    this.text.placeholder = keyboard?.input_field_placeholder || t('message');
    this.keys.hidden = !rows || !this.keysShown;
    this.keys.replaceChildren(...(rows ?? []).map(row => h('div', { class: 'reply-row' }, row.map(key => h('button', {
      type: 'button', onclick: () => key.request_contact ? act(this.person.id, 'contact', {}) : act(this.person.id, 'send', { text: key.text }),
    }, key.text)))));
  }

  attach(anchor, file) {
    const { id } = this.person;
    dropMenu(anchor, [
      { label: t('file'), run: () => file.click() },
      { label: t('voice'), run: () => sendVoice(id, this.takeReply()) },
      { label: t('sticker'), run: () => dropMenu(anchor, stickers.map(emoji => ({ label: emoji, run: () => sendSticker(id, emoji, this.takeReply()) }))) },
      { label: t('location'), run: () => act(id, 'location', { latitude: 54.6872, longitude: 25.2797 }) },
      { label: t('shareContact'), run: () => act(id, 'contact', {}) },
    ]);
  }

  /** What is written next answers a message, or takes the place of one. */
  aim(how, entry) {
    this.aimed = entry && { how, id: entry.message.message_id };
    this.aimLine.hidden = !entry;
    if (entry) {
      this.aimLine.replaceChildren(
        h('span', { class: 'quote' }, h('b', {}, t(how)), h('span', {}, preview(entry))),
        h('button', { type: 'button', class: 'icon-button', title: t('cancel'), 'aria-label': t('cancel'), onclick: () => { if (this.aimed.how === 'edit') this.clear(); this.aim(); } }, icon('close', 18)));
      this.text.focus();
    }
    if (how === 'edit') {
      this.text.value = entry.message.text ?? entry.message.caption;
      this.typed();
    }
  }

  takeReply() {
    const reply = this.aimed?.how === 'reply' ? { reply_to: this.aimed.id } : {};
    this.aim();
    return reply;
  }

  toggleMenu() {
    this.menuShown = !this.menuShown;
    this.menuButton.setAttribute('aria-expanded', this.menuShown);
    if (this.menuShown) this.suggest(this.person.commands);
    else this.hideSuggestions();
  }

  typed() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 160)}px`;
    const found = /^\/(\w*)$/.exec(this.text.value);
    if (found) this.suggest(this.person.commands.filter(command => command.command.startsWith(found[1].toLowerCase())));
    else this.hideSuggestions();
    this.sendButton.classList.toggle('ready', this.text.value.trim().length > 0);
  }

  suggest(commands) {
    this.shown = commands;
    this.at = 0;
    this.suggestions.hidden = commands.length === 0;
    this.suggestions.replaceChildren(...commands.map((command, i) => h('button', {
      type: 'button', role: 'option', class: i === 0 ? 'at' : '', onclick: () => this.choose(command),
    }, h('b', {}, '/' + command.command), h('span', {}, command.description))));
  }

  hideSuggestions() {
    this.menuShown = false;
    this.shown = [];
    this.suggestions.hidden = true;
    this.menuButton.setAttribute('aria-expanded', 'false');
  }

  choose(command) {
    this.hideSuggestions();
    this.send('/' + command.command);
    this.text.focus();
  }

  key(event) {
    const open = !this.suggestions.hidden && this.shown?.length > 0;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.at = (this.at + (event.key === 'ArrowDown' ? 1 : this.shown.length - 1)) % this.shown.length;
      [...this.suggestions.children].forEach((child, i) => child.classList.toggle('at', i === this.at));
      this.suggestions.children[this.at].scrollIntoView({ block: 'nearest' });
    } else if (open && event.key === 'Tab') {
      event.preventDefault();
      this.text.value = '/' + this.shown[this.at].command + ' ';
      this.typed();
    } else if (event.key === 'Escape') {
      this.hideSuggestions();
      this.aim();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (open && this.text.value.startsWith('/')) this.choose(this.shown[this.at]);
      else this.submit();
    }
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      this.files(files);
    }
  }

  async files(files) {
    const first = { caption: this.text.value.trim(), ...this.takeReply() };
    this.clear();
    // Several pictures chosen at once are an album.
    const group = files.length > 1 && [...files].every(isPhoto) ? { group: String(Date.now()) } : {};
    for (const [i, file] of [...files].entries()) await sendFile(this.person.id, file, { ...group, ...(i === 0 ? first : {}) });
  }

  submit() {
    const text = this.text.value.trim();
    if (text) this.send(text);
  }

  send(text) {
    const edited = this.aimed?.how === 'edit' ? this.aimed.id : null;
    const reply = this.takeReply();
    this.clear();
    if (edited) act(this.person.id, 'rewrite', { message_id: edited, text });
    else act(this.person.id, 'send', { text, ...reply });
  }

  clear() {
    this.text.value = '';
    this.typed();
  }
}
