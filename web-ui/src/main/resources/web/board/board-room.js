// One board: what is known of it, its console, its Wi-Fi, its figures. Each has an address of its own.

import { Problem, boards } from '../api.js';
import { sentence } from '../lib/ask.js';
import { visible } from '../lib/bytes.js';
import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { t } from '../lib/strings.js';
import { every, say, show, whenBoardsChange } from './board-draw.js';
import { watchHeaps } from './board-history.js';
import { keepLeases } from './board-lease.js';
import { standing, whose } from './board-words.js';

/** What draws each tab, loaded when it is looked at. */
const TABS = {
  overview: async () => (await import('./board-overview.js')).BoardOverview,
  console: async () => (await import('../console/console-view.js')).ConsoleView,
  wifi: async () => (await import('./board-wifi.js')).BoardWifi,
  figures: async () => (await import('../figures/figure-view.js')).FigureView,
};

const LOOK_MS = 2000;

/** The tab that was pressed gets the focus again when its room is drawn. */
let pressed = false;

export class BoardRoom {
  constructor(app, address) {
    this.app = app;
    [this.id = '', this.tab = 'overview'] = address.path;
    if (!(this.tab in TABS)) this.tab = 'overview';
    this.title = `${visible(this.id)} · ${t(`board.tab.${this.tab}`)}`;
    keepLeases(app);
    watchHeaps(app.store);
    this.badge = h('span', { class: 'badge' });
    this.lost = h('div', { class: 'empty', hidden: true }, h('h2', {}, t('board.unknown', { board: visible(this.id) })), h('p', {}, t('board.unknown.text')), h('a', { class: 'button', href: link('bench') }, t('board.toBench')));
    this.body = h('div', { class: 'board-body' });
    this.nav = this.#nav();
    this.element = h(
      'section',
      { class: 'room board-room' },
      h('div', { class: 'board-head' }, h('p', { class: 'crumb' }, h('a', { href: link('bench') }, t('nav.bench')), h('span', { 'aria-hidden': 'true' }, ' › ')), h('h1', {}, visible(this.id)), this.badge),
      this.nav,
      this.lost,
      this.body,
    );
    this.ends = [whenBoardsChange(app.store, () => this.#draw()), every(LOOK_MS, () => this.#look())];
    this.#draw();
    this.#load();
    if (pressed) requestAnimationFrame(() => this.nav.querySelector('[aria-current]').focus()); // the shell has put it in place by then
    pressed = false;
  }

  leave() {
    this.left = true;
    for (const end of this.ends) end();
    this.view?.leave?.();
  }

  async #load() {
    try {
      const View = await TABS[this.tab]();
      if (this.left) return;
      this.view = new View(this.app, this.id);
      fill(this.body, this.view.element);
      this.#draw();
    } catch (failed) {
      fill(this.body, h('p', { class: 'complaint', role: 'alert' }, t('board.notLoaded', { why: sentence(failed) })));
      throw failed;
    }
  }

  #nav() {
    return h(
      'nav',
      { class: 'tabs', 'aria-label': t('board.tabs') },
      Object.keys(TABS).map((tab) =>
        h(
          'a',
          {
            href: tab === 'overview' ? link('boards', this.id) : link('boards', this.id, tab),
            'aria-current': tab === this.tab ? 'page' : null,
            onclick: () => {
              pressed = tab !== this.tab;
            },
          },
          t(`board.tab.${tab}`),
        )),
    );
  }

  /** Not all that is done with a board is told in the feed. */
  async #look() {
    const { store } = this.app;
    if (store.state.standing !== 'live' || (store.state.loaded && !store.state.boards.has(this.id))) return;
    try {
      store.dispatch({ kind: 'put', what: 'boards', thing: await boards.show(this.id) });
    } catch (failed) {
      if (!(failed instanceof Problem) || failed.status !== 404) throw failed;
      store.dispatch({ kind: 'gone', what: 'boards', id: this.id });
    }
  }

  /** Who has it and whether it is there is said aloud; what is done with it changes too often. */
  #announce(board, words) {
    const now = board.state === 'gone' ? 'gone' : whose(board);
    if (this.told !== undefined && this.told !== now) this.app.announce(`${visible(this.id)}: ${words}`);
    this.told = now;
  }

  #draw() {
    const { boards: all, loaded } = this.app.store.state;
    const board = all.get(this.id);
    show(this.lost, loaded && !board);
    for (const part of [this.body, this.nav, this.badge]) show(part, !loaded || Boolean(board));
    if (!board) return;
    const { kind, words } = standing(board);
    this.#announce(board, words);
    say(this.badge, words);
    this.badge.className = `badge ${kind}`;
    this.view?.update(board);
  }
}
