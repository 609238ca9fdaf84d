// Asks before something is done that cannot be undone.

import { h } from '../lib/dom.js';
import { t } from '../lib/strings.js';

let count = 0;

/**
 * @param yes the word on the button that does it
 * @param more fields to fill in, if any
 * @return true for yes, when the dialog is closed
 */
export function askFirst({ title, text, yes, danger = false, more = null }) {
  const id = `ask-${++count}`;
  const before = document.activeElement;
  const finish = (how) => () => dialog.close(how);
  const form = h(
    'form',
    {
      class: 'ask',
      onsubmit: (event) => {
        event.preventDefault();
        dialog.close('yes');
      },
    },
    h('h2', { id }, title),
    h('p', {}, text),
    more,
    h(
      'div',
      { class: 'row ask-end' },
      h('button', { type: 'button', onclick: finish('') }, t('board.ask.no')),
      h('button', { type: 'submit', class: danger ? 'danger' : 'main', autofocus: !danger }, yes),
    ),
  );
  const dialog = h('dialog', { class: 'ask-dialog', 'aria-labelledby': id }, form);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
