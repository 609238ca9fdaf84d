// The bench: every board as a card.

import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { t } from '../lib/strings.js';
import { boards } from '../api.js';

export class BenchRoom {
  constructor(app) {
    this.app = app;
    this.title = t('bench.title');
    this.cards = h('div', { class: 'cards' });
    this.element = h(
      'section',
      { class: 'room' },
      h('div', { class: 'room-head' }, h('h1', {}, this.title), this.#virtual()),
      this.cards,
    );
    this.unwatch = app.store.watch((state) => this.#draw(state));
    this.#draw(app.store.state);
  }

  leave() {
    this.unwatch();
  }

  #virtual() {
    const button = h('button', { class: 'main', onclick: () => this.#start(button) }, t('bench.virtual'));
    return button;
  }

  async #start(button) {
    button.disabled = true;
    this.app.announce(t('bench.virtual.starting'));
    try {
      await boards.startVirtual({});
    } finally {
      button.disabled = false;
    }
  }

  #draw(state) {
    const all = [...state.boards.values()];
    fill(
      this.cards,
      state.loaded && all.length === 0
        ? h('div', { class: 'empty' }, h('h2', {}, t('bench.empty.title')), h('p', {}, t('bench.empty.text')), this.#virtual())
        : all.map((board) => h('article', { class: 'card' }, h('h2', {}, h('a', { href: link('boards', board.id) }, board.id)), h('p', {}, board.description))),
    );
  }
}
