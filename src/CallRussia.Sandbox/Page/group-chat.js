// A group: a column in which whoever is chosen writes.

import { h, avatar } from './dom.js';
import { state, messagesOf } from './store.js';
import { inGroup } from './api.js';
import { dropMenu } from './notes.js';
import { Column } from './chat.js';
import { Composer } from './composer.js';
import { groupMenu } from './groups.js';
import { t } from './words.js';

export class GroupColumn extends Column {
  get group() { return state.groups.get(this.id); }

  /** Whose Telegram it is just now. */
  get person() {
    const { people } = this.group;
    return state.people.get(people.includes(this.chosen) ? this.chosen : people[0]);
  }

  makeComposer() { return new GroupComposer(this); }

  menu() { groupMenu(this.more, this.group, this.person); }

  isOwn(entry) { return entry.message.from.id === this.person.id; }

  say(text) { inGroup(this.id, 'send', { person: this.person.id, text }); }

  be(person) {
    this.chosen = person;
    this.reload();
  }

  drawTitle() {
    const { title, people, bot, may_invite: mayInvite } = this.group;
    this.title.replaceChildren(
      avatar(title, this.id, null, 'small'),
      h('div', { class: 'chat-names' },
        h('div', { class: 'chat-name' }, title),
        h('div', { class: 'chat-sub' }, [t('members', { n: people.length }), bot && t(mayInvite ? 'botAdmin' : 'botMember')].filter(Boolean).join(', '))));
  }

  drawGreeting() {
    this.greeting?.remove();
    this.greeting = messagesOf(this.id).length > 0 ? null : h('div', { class: 'greeting' }, h('p', {}, t('nothingSaid')));
    if (this.greeting) this.list.append(this.greeting);
  }
}

class GroupComposer extends Composer {
  makeBar() {
    this.who = h('button', { type: 'button', class: 'who', 'aria-haspopup': 'menu', onclick: () => this.chooseWho() });
    return h('form', { class: 'bar', onsubmit: event => { event.preventDefault(); this.submit(); } }, this.who, this.text, this.sendButton);
  }

  refresh() {
    const { first_name: name, id, colour } = this.person;
    this.who.replaceChildren(avatar(name, id, colour, 'tiny'));
    this.who.title = t('writesAs', { name });
    this.who.setAttribute('aria-label', this.who.title);
    if (this.bar.parentElement !== this.element) this.show(this.bar);
  }

  chooseWho() {
    const people = this.column.group.people.map(id => state.people.get(id));
    dropMenu(this.who, people.map(person => ({ label: person.first_name, run: () => this.column.be(person.id) })));
  }

  send(text) {
    this.clear();
    this.column.say(text);
  }

  // The bot has no commands in groups, and files stay in private chats.
  suggest() {}

  pasted() {}
}
