// Accepts what is new in a scenario as known: writes it into the bench's own catalogue.

import { ask, complaint } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { t } from '../lib/strings.js';
import { comparisons } from '../api.js';

const LONGEST = 4_000;

/**
 * @param acceptance what the service says of it: `left` that are still new, `accepted` since
 * @return an element: the button, or what was accepted
 */
export function acceptForm(app, id, name, acceptance) {
  const element = h('div', { class: 'cmp-stack' });
  const draw = (state) => {
    const open = h('button', { class: 'main', onclick: () => dialog(app, id, name, accepted, open) }, t('comparison.accept'));
    fill(
      element,
      state.accepted.length > 0 && h('div', { class: 'cmp-accepted', role: 'status' }, h('p', {}, t('comparison.accepted')), h('ul', {}, state.accepted.map((entry) => h('li', {}, h('code', {}, entry.id), ' ', entry.words)))),
      state.left > 0 && [h('p', {}, t('comparison.new.hint')), h('div', { class: 'row' }, open)],
    );
  };
  const accepted = (state) => {
    draw(state);
    app.announce(t('comparison.accepted'));
    element.querySelector('.cmp-accepted')?.scrollIntoView({ block: 'nearest' });
  };
  draw(acceptance);
  return element;
}

function dialog(app, id, name, accepted, opener) {
  const place = complaint();
  const words = h('textarea', { id: 'cmp-words', rows: 4, required: true, maxlength: LONGEST, 'aria-describedby': 'cmp-words-hint' });
  const advice = h('textarea', { id: 'cmp-advice', rows: 2, maxlength: LONGEST });
  const send = h('button', { class: 'main', type: 'submit' }, t('comparison.accept.do'));
  const element = h(
    'dialog',
    { class: 'cmp-dialog', 'aria-labelledby': 'cmp-accept-title', onclose: () => element.remove() },
    h(
      'form',
      { class: 'cmp-stack', onsubmit: submit },
      h('h2', { id: 'cmp-accept-title' }, t('comparison.accept.title', { name })),
      h('p', { class: 'soft', id: 'cmp-words-hint' }, t('comparison.accept.hint')),
      h('div', { class: 'cmp-field' }, h('label', { for: 'cmp-words' }, t('comparison.accept.words')), words),
      h('div', { class: 'cmp-field' }, h('label', { for: 'cmp-advice' }, t('comparison.accept.advice')), advice),
      place,
      h('div', { class: 'row cmp-end' }, h('button', { type: 'button', onclick: () => element.close() }, t('comparison.accept.cancel')), send),
    ),
  );

  async function submit(event) {
    event.preventDefault();
    const said = { words: words.value, advice: advice.value || undefined };
    const state = await ask(send, place, () => comparisons.accept(id, name, said));
    if (!state) return;
    element.close();
    accepted(state);
  }

  document.body.append(element);
  element.showModal();
  words.focus();
  element.addEventListener('close', () => opener.isConnected && opener.focus());
}
