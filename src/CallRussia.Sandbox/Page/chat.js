// One person's Telegram: a column with the chat with the bot.

import { h, icon, avatar } from './dom.js';
import { state, on, openChat, closeChat, messagesOf, now } from './store.js';
import { act } from './api.js';
import { showNote, showAlert } from './notes.js';
import { preview } from './people.js';
import { personMenu } from './person-menu.js';
import { addBotByLink, joinByLink } from './groups.js';
import { messageElement } from './message.js';
import { Composer } from './composer.js';
import { t, language } from './words.js';

export class Column {
  constructor(id) {
    this.id = id;
    this.rows = new Map();
    this.pending = new Map();
    this.answered = new Set();
    this.title = h('div', { class: 'chat-title' });
    this.list = h('div', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-label': t('message') });
    this.scroller = h('div', { class: 'scroller', tabindex: '-1' }, this.list);
    this.notes = h('div', { class: 'column-notes' });
    this.down = h('button', { class: 'to-bottom', hidden: true, 'aria-label': t('newMessages'), onclick: () => this.toBottom(true) }, icon('down', 20));
    this.pinned = h('button', { type: 'button', class: 'pinned', hidden: true, onclick: () => this.rows.get(this.person.pinned)?.scrollIntoView({ behavior: 'smooth', block: 'center' }) });
    this.composer = this.makeComposer();
    this.element = h('section', { class: 'column', 'data-chat': id }, this.head(), this.pinned, this.scroller, this.notes, this.down, this.composer.element);
    this.element.addEventListener('pointerdown', () => { if (state.active !== id) openChat(id); }, true);
    this.stick = true;
    this.scroller.addEventListener('scroll', () => {
      // A chat that grew or shrank scrolls by itself; only a person leaves the latest message.
      if (this.scroller.scrollHeight === this.height && this.scroller.clientHeight === this.room) this.stick = this.atBottom();
      this.down.hidden = this.stick;
    });
    // Pictures that load and keyboards that open must not hide the latest message.
    const keep = new ResizeObserver(() => {
      [this.height, this.room] = [this.scroller.scrollHeight, this.scroller.clientHeight];
      if (this.stick) this.toBottom();
    });
    keep.observe(this.list);
    keep.observe(this.scroller);
    this.stops = [
      on('message', (entry, known) => { if (entry.chat_id === id) this.put(entry, known); }),
      on('deleted', gone => { if (gone.chat_id === id) this.drop(gone.message_id); }),
      on('answered', answer => { if (answer.chat_id === id) this.answer(answer); }),
      on('typing', chat => { if (chat === id) this.drawTitle(); }),
      on('chat', chat => { if (chat === id) this.refresh(); }),
      on('bot', () => this.refresh()),
      on('sandbox', () => this.nameDays()),
    ];
    this.reload();
  }

  get person() { return state.people.get(this.id); }

  makeComposer() { return new Composer(this); }

  menu() { personMenu(this.more, this.person); }

  isOwn(entry) { return !entry.from_bot; }

  say(text) { act(this.id, 'send', { text }); }

  close() { this.stops.forEach(stop => stop()); }

  setActive(active) { this.element.classList.toggle('active', active); }

  head() {
    this.more = h('button', { class: 'icon-button', 'aria-haspopup': 'menu', title: t('more'), 'aria-label': t('more'), onclick: () => this.menu() }, icon('more'));
    return h('header', { class: 'chat-head' },
      h('button', { class: 'icon-button only-narrow', 'aria-label': t('back'), onclick: () => closeChat(this.id) }, icon('back')),
      this.title, this.more,
      h('button', { class: 'icon-button only-wide', title: t('close'), 'aria-label': t('close'), onclick: () => closeChat(this.id) }, icon('close')));
  }

  refresh() {
    this.drawTitle();
    this.composer.refresh();
    this.drawPinned();
    this.drawGreeting();
  }

  drawPinned() {
    const entry = messagesOf(this.id).find(({ message }) => message.message_id === this.person.pinned);
    this.pinned.hidden = !entry;
    if (entry) this.pinned.replaceChildren(h('b', {}, t('pinned')), h('span', {}, preview(entry)));
  }

  reload() {
    if (!this.person) return;
    this.rows.clear();
    this.list.replaceChildren();
    for (const entry of messagesOf(this.id)) this.append(entry);
    this.refresh();
    this.stick = true;
  }

  drawTitle() {
    const person = this.person;
    const typing = (state.typing.get(this.id) ?? 0) > Date.now();
    this.title.replaceChildren(
      avatar(state.bot.first_name, 5, null, 'small'),
      h('div', { class: 'chat-names' },
        h('div', { class: 'chat-name' }, state.bot.first_name),
        h('div', { class: `chat-sub ${typing ? 'typing' : ''}` }, typing ? t('typing') : t('bot'))),
      h('div', { class: 'owner', title: t('phoneOf', { name: person.first_name }) },
        avatar(person.first_name, person.id, person.colour, 'tiny'),
        h('span', {}, person.first_name),
        person.language_code && h('span', { class: 'lang' }, person.language_code)));
  }

  // A fresh chat: what Telegram shows above the Start button.
  drawGreeting() {
    this.greeting?.remove();
    this.greeting = null;
    if (messagesOf(this.id).length > 0) return;
    this.greeting = h('div', { class: 'greeting' }, this.person.description
      ? [h('b', {}, t('what')), h('p', {}, this.person.description)]
      : [avatar(state.bot.first_name, 5, null, 'large'), h('b', {}, state.bot.first_name), h('p', {}, t('startHint', { name: this.person.first_name }))]);
    this.list.append(this.greeting);
  }

  put(entry, known) {
    this.stick = this.stick || !entry.from_bot;
    this.greeting?.remove();
    this.greeting = null;
    const id = entry.message.message_id;
    if (known && this.rows.has(id)) {
      const fresh = messageElement(entry, this);
      fresh.classList.add('changed');
      this.rows.get(id).replaceWith(fresh);
      this.rows.set(id, fresh);
    } else {
      this.append(entry).classList.add('arriving');
      this.drawTitle();
    }
    this.down.hidden = this.stick;
  }

  append(entry) {
    const row = messageElement(entry, this);
    const after = [...this.rows].filter(([id]) => id > entry.message.message_id).sort(([a], [b]) => a - b)[0]?.[1];
    const day = new Date(entry.message.date * 1000).toDateString();
    if (!after && day !== this.lastDay()) this.list.append(this.dayMark(entry.message.date, day));
    if (after) after.before(row);
    else this.list.append(row);
    this.rows.set(entry.message.message_id, row);
    return row;
  }

  lastDay() { return [...this.list.querySelectorAll('.day')].at(-1)?.dataset.day; }

  dayMark(seconds, day) {
    const mark = h('div', { class: 'day', 'data-day': day, 'data-seconds': seconds }, h('span', { class: 'pill' }));
    this.nameDays([mark]);
    return mark;
  }

  // The clock may be moved: what was today is named by its date then.
  nameDays(marks = this.list.querySelectorAll('.day')) {
    const today = new Date(now()).toDateString();
    for (const mark of marks) {
      mark.firstChild.textContent = mark.dataset.day === today ? t('today')
        : new Date(mark.dataset.seconds * 1000).toLocaleDateString(language, { day: 'numeric', month: 'long' });
    }
  }

  drop(messageId) {
    const row = this.rows.get(messageId);
    this.rows.delete(messageId);
    if (!row) return;
    row.style.height = `${row.offsetHeight}px`;
    row.classList.add('leaving');
    requestAnimationFrame(() => { row.style.height = '0px'; });
    setTimeout(() => { row.remove(); if (this.rows.size === 0) { this.list.replaceChildren(); this.drawGreeting(); } }, 320);
  }

  async press(entry, row, col, button) {
    const key = `${entry.message.message_id}:${row}:${col}`;
    if (this.pending.has(key)) return;
    this.setWaiting(key, button);
    const done = await act(this.id, 'press', { message_id: entry.message.message_id, row, col });
    if (!done || this.answered.delete(done.query)) this.stopWaiting(key);
    else {
      this.pending.get(key).query = done.query;
      // An answer later than this is refused by the server: nothing will come any more.
      setTimeout(() => this.stopWaiting(key), 15000);
    }
  }

  setWaiting(key) {
    this.pending.set(key, { query: null });
    this.list.querySelector(`[data-button="${key}"]`)?.classList.add('waiting');
  }

  stopWaiting(key) {
    this.pending.delete(key);
    this.list.querySelector(`[data-button="${key}"]`)?.classList.remove('waiting');
  }

  answer(answer) {
    const key = [...this.pending].find(([, waiting]) => waiting.query === answer.query)?.[0];
    if (key) this.stopWaiting(key);
    else this.answered.add(answer.query);
    if (answer.text && answer.alert) showAlert(answer.text, `${state.bot.first_name} · ${this.person.first_name}`);
    else if (answer.text) showNote(answer.text, this.notes);
    if (answer.url) this.follow(answer.url) || window.open(answer.url, '_blank', 'noopener');
  }

  /** A link to the bot itself starts it here or adds it to a group, one into a group joins it; true when it was one. */
  follow(url) {
    if (/^https:\/\/t\.me\/\+sandbox/i.test(url)) {
      joinByLink(this.person, url);
      return true;
    }
    const found = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?(.*))?$|^tg:\/\/resolve\?domain=(\w+)(?:&(.*))?$/i.exec(url);
    if ((found?.[1] ?? found?.[3])?.toLowerCase() !== state.bot.username.toLowerCase()) return false;
    const carried = new URLSearchParams(found[2] ?? found[4]);
    if (carried.has('startgroup')) addBotByLink(this.person, carried.get('startgroup'));
    else act(this.person.id, 'start', carried.has('start') ? { payload: carried.get('start') } : {});
    return true;
  }

  atBottom() { return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 60; }

  toBottom(smooth = false) { this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? 'smooth' : 'instant' }); }
}
