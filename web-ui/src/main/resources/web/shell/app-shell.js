// The frame around every room: where one is, where one can go, and whether the service is there.

import { fill, h, style } from '../lib/dom.js';
import { here, link } from '../lib/route.js';
import { LANGUAGES, choose, currentLanguage, number, t } from '../lib/strings.js';
import { giveToken } from '../api.js';
import { BenchRoom } from '../bench/bench-room.js';

const made = (name) => (file) => (app, address) => new file[name](app, address);

/** A room that is there as soon as its file and the style sheets it needs are. */
const later = (sheets, load) => async (app, address) => {
  const [make] = await Promise.all([load(), ...sheets.map(style)]);
  return make(app, address);
};

/** Each room by the first word of its address: what it is called in the navigation, and what draws it. */
const ROOMS = {
  bench: { nav: 'bench', draw: (app) => new BenchRoom(app) },
  boards: { nav: 'bench', draw: later([], () => import('../board/board-room.js').then(made('BoardRoom'))) },
  twin: { nav: 'twin', draw: later(['twin'], () => import('../twin/twin-room.js').then(made('TwinRoom'))) },
  sessions: { nav: 'twin', draw: later(['twin'], () => import('../twin/session-room.js').then(made('SessionRoom'))) },
  lab: { nav: 'lab', draw: later(['twin', 'lab'], () => import('../lab/lab-room.js').then(made('LabRoom'))) },
  comparisons: { nav: 'comparisons', draw: later(['twin', 'comparisons'], () => import('../comparisons/comparison-rooms.js').then((file) => file.comparisonRoom)) },
  scenarios: { nav: 'comparisons', draw: later(['comparisons'], () => import('../scenarios/scenario-rooms.js').then((file) => file.scenarioRoom)) },
};

/** So long it is said that the service is back, or that something was missed. */
const TOLD_MS = 4000;

const NAV = ['bench', 'twin', 'comparisons', 'lab'];

export class AppShell extends HTMLElement {
  static store;

  #room = null;
  #visit = 0;
  #standing = null;
  /** How many missed entries were told of. */
  #missed = 0;
  #back = false;
  #told = 0;

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
    if (kind === 'live' && this.#standing === 'live') this.#missedNow(state);
    if (kind === this.#standing) return;
    const was = this.#standing;
    this.#standing = kind;
    this.banner.dataset.kind = kind;
    this.lamp.dataset.kind = kind;
    fill(this.lamp, kind === 'live' || kind === 'connecting' ? t(`standing.${kind}`) : null);
    clearTimeout(this.#told);
    if (kind === 'token') {
      fill(this.banner, this.#tokenForm());
    } else if (kind === 'lost') {
      this.#back = true;
      fill(this.banner, t('standing.lost'));
    } else if (kind === 'live' && was === 'lost') {
      const missed = state.missed - this.#missed;
      this.#tell(missed ? t('standing.gap', { n: number(missed) }) : t('standing.back'), state);
    } else {
      fill(this.banner);
    }
  }

  /** What was missed while it was away is told just after it is back; what came too fast, at any time. */
  #missedNow(state) {
    const missed = state.missed - this.#missed;
    if (missed > 0) this.#tell(t(this.#back ? 'standing.gap' : 'standing.missed', { n: number(missed) }), state);
  }

  /** For a while. */
  #tell(words, state) {
    fill(this.banner, words);
    clearTimeout(this.#told);
    this.#told = setTimeout(() => {
      this.#back = false;
      fill(this.banner);
    }, TOLD_MS);
    this.#missed = state.missed;
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
