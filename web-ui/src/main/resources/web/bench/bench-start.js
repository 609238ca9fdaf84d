// Starts a virtual board: with one click, or as one wants it.

import { boards } from '../api.js';
import { ask, complaint } from '../lib/ask.js';
import { h } from '../lib/dom.js';
import { t } from '../lib/strings.js';

let count = 0;

export class BenchStart {
  constructor(app) {
    this.app = app;
    const id = `virtual-${++count}`;
    this.complaint = complaint();
    const quick = h('button', { class: 'main', type: 'button', onclick: () => this.#start(quick, {}) }, t('bench.virtual'));
    this.name = h('input', { id: `${id}-name`, pattern: '[A-Za-z0-9][A-Za-z0-9_.\\-]{0,31}', maxlength: '32', placeholder: t('bench.virtual.name.first'), spellcheck: 'false', autocomplete: 'off' });
    this.profile = h('select', { id: `${id}-profile` }, ['nodemcu-3.0.0', 'documented', 'at-2.x', 'at-1.7', 'at-5.x'].map((one) => h('option', { value: one }, t(`bench.profile.${one}`))));
    this.pace = h('select', { id: `${id}-pace` }, ['1', '0.1', '0.05'].map((one) => h('option', { value: one }, t(`bench.pace.${one}`))));
    const start = h('button', { type: 'submit' }, t('bench.virtual.start'));
    const field = (label, control) => h('p', { class: 'board-field' }, h('label', { for: control.id }, label), control);
    const form = h(
      'form',
      { class: 'popup', onsubmit: (event) => this.#submit(event, start) },
      field(t('bench.virtual.name'), this.name),
      field(t('bench.virtual.profile'), this.profile),
      field(t('bench.virtual.pace'), this.pace),
      start,
    );
    this.more = h('details', { class: 'more' }, h('summary', { class: 'button' }, t('bench.virtual.options')), form);
    this.more.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.more.open = false;
      this.more.querySelector('summary').focus();
    });
    this.element = h('div', { class: 'start' }, h('div', { class: 'row' }, quick, this.more), this.complaint);
  }

  async #submit(event, button) {
    event.preventDefault();
    const wish = { profile: this.profile.value, timeScale: Number(this.pace.value) };
    const name = this.name.value.trim();
    const board = await this.#start(button, name ? { ...wish, name } : wish);
    if (board) this.more.open = false;
  }

  #start(button, wish) {
    return ask(button, this.complaint, async () => {
      this.app.announce(t('bench.virtual.starting'));
      const board = await boards.startVirtual(wish);
      this.app.store.dispatch({ kind: 'put', what: 'boards', thing: board });
      this.app.announce(t('bench.virtual.started', { board: board.id }));
      return board;
    });
  }
}
