// The bench: every board as a card.

import { boards } from '../api.js';
import { h } from '../lib/dom.js';
import { t } from '../lib/strings.js';
import { BoardCard } from '../board/board-card.js';
import { every, say, show, whenBoardsChange } from '../board/board-draw.js';
import { watchHeaps } from '../board/board-history.js';
import { keepLeases } from '../board/board-lease.js';
import { BenchStart } from './bench-start.js';

/** Not all that is done with a board is told in the feed. */
const LOOK_MS = 3000;

/** What one needs to see a board of one's own here. */
function steps() {
  const step = (name, ...more) => h('li', {}, h('strong', {}, t(`bench.empty.${name}`)), ' ', t(`bench.empty.${name}.text`), more);
  return h(
    'ol',
    { class: 'steps' },
    step('cable'),
    step('driver'),
    step('rights', h('pre', { class: 'command', tabindex: '0' }, 'sudo usermod -aG dialout "$USER"')),
    step('elsewhere'),
  );
}

export class BenchRoom {
  #cards = new Map();

  constructor(app) {
    this.app = app;
    this.title = t('bench.title');
    keepLeases(app);
    watchHeaps(app.store);
    this.summary = h('p', { class: 'soft' });
    this.list = h('div', { class: 'cards' });
    this.start = new BenchStart(app).element;
    this.empty = this.#empty();
    this.missing = h('details', { class: 'missing', hidden: true }, h('summary', {}, t('bench.missing')), steps());
    this.waiting = h('p', { class: 'soft' }, t('bench.loading'));
    this.element = h(
      'section',
      { class: 'room' },
      h('div', { class: 'room-head' }, h('div', {}, h('h1', {}, this.title), this.summary), this.start),
      this.waiting,
      this.empty,
      this.list,
      this.missing,
    );
    this.ends = [whenBoardsChange(app.store, () => this.#draw()), every(LOOK_MS, () => this.#look()), every(1000, async () => this.#tick())];
    this.#draw();
  }

  leave() {
    for (const end of this.ends) end();
  }

  async #look() {
    if (this.app.store.state.standing !== 'live') return;
    this.app.store.dispatch({ kind: 'loaded', what: 'boards', things: await boards.list() });
  }

  #tick() {
    for (const card of this.#cards.values()) card.tick();
  }

  #empty() {
    return h(
      'div',
      { class: 'empty', hidden: true },
      h('h2', {}, t('bench.empty.title')),
      h('p', {}, t('bench.empty.text')),
      new BenchStart(this.app).element,
      h('p', { class: 'soft' }, t('bench.empty.virtual')),
      h('h3', {}, t('bench.empty.real')),
      steps(),
    );
  }

  #draw() {
    const { boards: all, loaded } = this.app.store.state;
    show(this.waiting, !loaded && all.size === 0);
    show(this.empty, loaded && all.size === 0);
    show(this.start, all.size > 0 || !loaded);
    show(this.missing, all.size > 0);
    for (const [id, card] of this.#cards) {
      if (all.has(id)) continue;
      card.element.remove();
      this.#cards.delete(id);
    }
    // those that are gone come last, but none moves while one looks at it
    const fresh = [...all.values()].filter((board) => !this.#cards.has(board.id)).sort((a, b) => (a.state === 'gone') - (b.state === 'gone'));
    for (const { id } of fresh) {
      const card = new BoardCard(this.app, id);
      this.#cards.set(id, card);
      this.list.append(card.element);
    }
    for (const board of all.values()) this.#cards.get(board.id).update(board);
    this.#count([...all.values()]);
  }

  #count(all) {
    const there = all.filter((board) => board.state !== 'gone');
    const free = there.filter((board) => board.state === 'free');
    say(this.summary, all.length === 0 ? '' : t('bench.count', { n: there.length, free: free.length }));
  }
}
