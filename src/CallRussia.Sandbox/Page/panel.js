// The Sandbox's own panel: clock, faults, the bot.

import { h, icon } from './dom.js';
import { state, on, now } from './store.js';
import { sandbox } from './api.js';
import { showNote } from './notes.js';
import { t, language } from './words.js';

const faults = ['TooManyRequests', 'ServerError', 'BadGateway', 'EmptyBody', 'Hang', 'CutBefore', 'CutAfter', 'Delay'];
const methods = ['sendMessage', 'editMessageText', 'deleteMessage', 'answerCallbackQuery', 'sendPhoto', 'getUpdates'];

export function startPanel(panel) {
  const time = h('div', { class: 'clock-time' });
  const date = h('div', { class: 'clock-date' });
  const parts = h('div', { class: 'panel-parts' });
  panel.append(h('header', { class: 'side-head' }, h('h2', {}, t('sandbox')),
    h('button', { class: 'icon-button', 'aria-label': t('close'), onclick: () => toggle(false) }, icon('close'))), parts);

  const toggle = open => {
    panel.hidden = !open;
    localStorage.setItem('sandbox-panel', open ? 'open' : '');
    document.getElementById('panel-button').setAttribute('aria-expanded', open);
  };
  const form = faultForm();
  const draw = () => parts.replaceChildren(clockPart(time, date), faultPart(form), botPart());
  const tick = () => {
    const moment = new Date(now());
    time.textContent = moment.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    date.textContent = moment.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' });
  };
  on('panel', () => toggle(panel.hidden));
  on('sandbox', () => { draw(); tick(); });
  on('loaded', () => { draw(); tick(); });
  setInterval(tick, 1000);
  toggle(localStorage.getItem('sandbox-panel') === 'open' && innerWidth > 1200);
}

function clockPart(time, date) {
  const { adjustable, shift } = state.sandbox;
  const step = (label, seconds) => h('button', { class: 'chip', onclick: () => sandbox('advance', { seconds }) }, label);
  return h('section', { class: 'part' }, h('h3', {}, t('clock')), time, date,
    h('div', { class: 'hint' }, adjustable ? (shift > 0 ? t('shifted', { time: span(shift) }) : t('real')) : t('fixed')),
    adjustable && h('div', { class: 'chips' }, step(t('plus10'), 600), step(t('plus60'), 3600), step(t('plusDay'), 86400)));
}

function span(seconds) {
  const parts = [[Math.floor(seconds / 86400), t('day')], [Math.floor(seconds / 3600) % 24, t('hour')], [Math.floor(seconds / 60) % 60, t('minute')]];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
}

function faultForm() {
  const kind = h('select', { 'aria-label': t('faults') }, faults.map(name => h('option', { value: name }, t(name))));
  const calls = h('input', { type: 'number', min: '1', max: '1000', value: '1' });
  const method = h('select', {}, h('option', { value: '' }, t('anyMethod')), methods.map(name => h('option', { value: name }, name)));
  return h('form', {
    class: 'form',
    onsubmit: event => { event.preventDefault(); sandbox('faults', { kind: kind.value, calls: Number(calls.value), method: method.value }); },
  }, kind,
  h('div', { class: 'pair' }, h('label', {}, h('span', {}, t('calls')), calls), h('label', {}, h('span', {}, t('method')), method)),
  h('button', { class: 'chip wide' }, t('arm')));
}

function faultPart(form) {
  const { faults: armed } = state.sandbox;
  return h('section', { class: 'part' }, h('h3', {}, t('faults')), h('div', { class: 'hint' }, t('faultHint')), form,
    armed.length > 0 && h('ul', { class: 'armed' }, armed.map(fault => h('li', {}, `${t(fault.kind)} × ${fault.calls}${fault.method ? ' · ' + fault.method : ''}`))),
    armed.length > 0 && h('button', { class: 'text-button', onclick: () => sandbox('clear-faults') }, t('clear')),
    toggleRow(t('offline'), state.sandbox.offline, on => sandbox('offline', { on })),
    toggleRow(t('limits'), state.sandbox.rate_limits, on => sandbox('rate-limits', { on })));
}

function toggleRow(label, checked, change) {
  return h('label', { class: 'toggle' }, h('span', {}, label),
    h('input', { type: 'checkbox', role: 'switch', checked, onchange: event => change(event.target.checked) }));
}

function botPart() {
  if (!state.sandbox.restartable) return '';
  const button = h('button', {
    class: 'chip wide',
    onclick: async () => {
      button.disabled = true;
      if (await sandbox('restart-bot')) showNote(t('restarted'));
      button.disabled = false;
    },
  }, t('restartBot'));
  return h('section', { class: 'part' }, h('h3', {}, t('botBox')), button);
}
