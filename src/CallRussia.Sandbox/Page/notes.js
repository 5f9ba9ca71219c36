// Notes that pass by (toasts) and dialogs that must be closed.

import { h } from './dom.js';
import { t } from './words.js';

export function showNote(text, where = document.getElementById('layer')) {
  for (const old of where.querySelectorAll(':scope > .toast')) old.remove();
  const note = h('div', { class: 'toast', role: 'status' }, text);
  where.append(note);
  setTimeout(() => note.classList.add('leaving'), 3200);
  setTimeout(() => note.remove(), 3500);
}

export function showAlert(text, title) {
  return dialog(h('div', {}, title && h('p', { class: 'dialog-title' }, title), h('p', { class: 'dialog-text' }, text)), [
    { label: t('ok'), primary: true, value: true },
  ]);
}

export function ask(title, text, danger) {
  return dialog(h('div', {}, h('p', { class: 'dialog-title' }, title), text && h('p', { class: 'dialog-text' }, text)), [
    { label: t('cancel'), value: false },
    { label: title, primary: true, danger, value: true },
  ]);
}

/** Shows a form; resolves with the values of its fields, or null. */
export function askForm(title, fields, confirm) {
  const form = h('div', { class: 'form' }, h('p', { class: 'dialog-title' }, title),
    fields.map(field => h('label', {}, h('span', {}, field.label), field.input)));
  return dialog(form, [{ label: t('cancel'), value: null }, { label: confirm, primary: true, value: true }])
    .then(ok => ok ? Object.fromEntries(fields.map(field => [field.name, field.input.value.trim()])) : null);
}

function dialog(content, buttons) {
  return new Promise(resolve => {
    let result = buttons[0].value === true ? undefined : buttons[0].value;
    const box = h('dialog', { class: 'dialog' }, h('form', { method: 'dialog' }, content, h('div', { class: 'dialog-buttons' },
      // The first submit button is what Enter presses.
      [...buttons].reverse().map(button => h('button', {
        class: `text-button ${button.danger ? 'danger' : ''}`,
        type: 'submit',
        formnovalidate: !button.primary,
        onclick: () => { result = button.value; },
      }, button.label)))));
    box.addEventListener('close', () => { box.remove(); resolve(result); });
    box.addEventListener('click', event => { if (event.target === box) box.close(); });
    document.body.append(box);
    box.showModal();
    (box.querySelector('input, select') ?? box.querySelector('button')).focus();
  });
}

/** A menu that drops from a button. */
export function dropMenu(anchor, items) {
  document.querySelector('.drop')?.remove();
  const close = () => { menu.remove(); removeEventListener('pointerdown', outside, true); anchor.setAttribute('aria-expanded', 'false'); };
  const outside = event => { if (!menu.contains(event.target) && !anchor.contains(event.target)) close(); };
  const menu = h('div', { class: 'drop', role: 'menu' }, items.filter(Boolean).map(item => h('button', {
    role: 'menuitem', class: item.danger ? 'danger' : '', onclick: () => { close(); anchor.focus(); item.run(); },
  }, item.label)));
  menu.addEventListener('keydown', event => {
    const buttons = [...menu.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === 'Escape') { close(); anchor.focus(); }
    if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length].focus();
    if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length].focus();
  });
  document.getElementById('layer').append(menu);
  const box = anchor.getBoundingClientRect();
  const below = box.bottom + 6;
  menu.style.top = `${below + menu.offsetHeight > innerHeight ? Math.max(8, box.top - menu.offsetHeight - 6) : below}px`;
  menu.style.left = `${Math.max(8, Math.min(box.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8))}px`;
  anchor.setAttribute('aria-expanded', 'true');
  addEventListener('pointerdown', outside, true);
  menu.querySelector('button').focus();
}
