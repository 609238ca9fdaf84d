// The frame around every room: where one is, where one can go, and whether the service is there.

import { fill, h } from '../lib/dom.js';
import { here, link } from '../lib/route.js';
import { LANGUAGES, choose, currentLanguage, t } from '../lib/strings.js';
import { giveToken } from '../api.js';
import { BenchRoom } from '../bench/bench-room.js';

/**
 * Each room by the first word of its address: what it is called in the navigation, and what draws it, now or as soon as its
 * file is there.
 */
const ROOMS = {
  bench: { nav: 'bench', draw: (app) => new BenchRoom(app) },
  boards: { nav: 'bench', draw: (app, address) => import('../board/board-room.js').then(({ BoardRoom }) => new BoardRoom(app, address)) },
  twin: { nav: 'twin', draw: (app, address) => import('../twin/twin-room.js').then(({ TwinRoom }) => new TwinRoom(app, address)) },
  sessions: { nav: 'twin', draw: (app, address) => import('../twin/session-room.js').then(({ SessionRoom }) => new SessionRoom(app, address)) },
  lab: { nav: 'lab', draw: (app, address) => import('../lab/lab-room.js').then(({ LabRoom }) => new LabRoom(app, address)) },
  comparisons: { nav: 'comparisons', draw: (app, address) => import('../comparisons/comparison-rooms.js').then(({ comparisonRoom }) => comparisonRoom(app, address)) },
  scenarios: { nav: 'comparisons', draw: (app, address) => import('../scenarios/scenario-rooms.js').then(({ scenarioRoom }) => scenarioRoom(app, address)) },
};

const NAV = ['bench', 'twin', 'comparisons', 'lab'];

export class AppShell extends HTMLElement {
  static store;

  #room = null;
  #visit = 0;
  #standing = null;

  connectedCallback() {
    this.store = AppShell.store;
    addEventListener('hashchange', () => this.#enter());
    this.store.watch((state) => this.#stand(state));
    this.#draw();
  }

  #draw() {
    this.main = h('main', { id: 'main', tabindex: '-1' });
    this.banner = h('div', { class: 'banner', role: 'status', 'aria-live': 'polite' });
    this.news = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
    this.lamp = h('span', { class: 'lamp' });
    this.nav = h('nav', { 'aria-label': t('nav.label') });
    fill(
      this,
      h('a', { class: 'skip', href: '#main', onclick: (event) => this.#skip(event) }, t('app.skip')),
      h(
        'header',
        { class: 'top' },
        h('a', { class: 'brand', href: link('bench') }, h('span', { class: 'mark', 'aria-hidden': 'true' }), 'wiretwin'),
        this.nav,
        this.lamp,
        this.#languages(),
      ),
      this.banner,
      this.main,
      this.news,
    );
    this.#standing = null;
    this.#stand(this.store.state);
    this.#enter();
  }

  #skip(event) {
    event.preventDefault();
    this.main.focus();
  }

  #languages() {
    const select = h(
      'select',
      { 'aria-label': t('app.language'), onchange: () => choose(select.value).then(() => this.#draw()) },
      Object.entries(LANGUAGES).map(([code, name]) =>
        h('option', { value: code, selected: code === currentLanguage(), lang: code }, name)),
    );
    return h('div', { class: 'language' }, select);
  }

  /** Says something to who cannot see it change. */
  announce(sentence) {
    this.news.textContent = sentence;
  }

  // ---- rooms

  #enter() {
    const address = here();
    const room = ROOMS[address.room] || ROOMS.bench;
    fill(
      this.nav,
      NAV.filter((name) => name in ROOMS).map((name) =>
        h('a', { href: link(name), 'aria-current': room.nav === name ? 'page' : null }, t(`nav.${name}`))),
    );
    const visit = ++this.#visit;
    const made = room.draw(this, address);
    if (!(made instanceof Promise)) {
      this.#show(made);
      return;
    }
    made.then(
      (next) => (visit === this.#visit ? this.#show(next) : next.leave?.()),
      (failed) => {
        console.error(failed);
        if (visit === this.#visit) this.#unloaded();
      },
    );
  }

  #show(next) {
    this.#room?.leave?.();
    this.#room = next;
    fill(this.main, next.element);
    document.title = `${next.title} · wiretwin`;
  }

  /** Its file did not come; a browser asks for a file of the page only once. */
  #unloaded() {
    this.#room?.leave?.();
    this.#room = null;
    fill(this.main, h('div', { class: 'empty' }, h('p', {}, t('app.unloaded')), h('button', { onclick: () => location.reload() }, t('app.reload'))));
  }

  // ---- whether the service is there

  #stand(state) {
    const kind = state.standing;
    if (kind === this.#standing) return;
    const was = this.#standing;
    this.#standing = kind;
    this.banner.dataset.kind = kind;
    this.lamp.dataset.kind = kind;
    fill(this.lamp, kind === 'live' || kind === 'connecting' ? t(`standing.${kind}`) : null);
    if (kind === 'token') {
      fill(this.banner, this.#tokenForm());
    } else if (kind === 'lost') {
      fill(this.banner, t('standing.lost'));
    } else if (kind === 'live' && was === 'lost') {
      fill(this.banner, state.missed ? t('standing.gap', { n: state.missed }) : t('standing.back'));
      setTimeout(() => this.#standing === 'live' && fill(this.banner), 4000);
    } else {
      fill(this.banner);
    }
  }

  #tokenForm() {
    const field = h('input', { type: 'password', id: 'token', autocomplete: 'current-password', required: true });
    return h(
      'form',
      {
        class: 'row',
        onsubmit: (event) => {
          event.preventDefault();
          giveToken(field.value.trim());
        },
      },
      h('span', {}, t('standing.token')),
      h('label', { for: 'token' }, t('token.label')),
      field,
      h('button', { type: 'submit' }, t('token.use')),
      h('small', {}, t('token.hint')),
    );
  }
}
