// Lanes beside each other: their heads, a strip of true time, what differs, and the rows.

import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { visible } from '../lib/bytes.js';
import { adviceOf, whyOf } from '../lib/known.js';
import { t } from '../lib/strings.js';
import { VirtualList } from '../lib/virtual-list.js';
import { catalogue } from '../api.js';
import { sentence } from '../lib/ask.js';
import { Lane } from './lane-source.js';
import { explainersOf, kindOf } from './lane-align.js';
import { LaneTable } from './lane-table.js';
import { drawDetail, drawRow, since } from './lane-rows.js';
import { statusMeaning, statusNumber } from './lane-status.js';

const ROW = 28;
const NARROW = '(max-width: 700px)';

/** Drawn so often at the most. */
const DRAW_MS = 80;

/** Differences that are listed. */
/** What differs for a moment, until the other lane has said it too, is not announced. */
const SETTLED_MS = 1000;

const CHIPS = 40;

/** Dots of a lane in the strip of time. */
const DOTS = 240;

const STATES = { new: '', connecting: 'warn', open: 'good', closing: 'warn', closed: '', ended: 'bad' };

export class LaneBoard {
  #due = 0;
  #last = 0;
  #said = 0;
  #saying = 0;
  #gone = false;

  /**
   * @param specs `{ target, session, lab }` of each lane
   * @param talk what stands between the heads and the rows
   * @param changed called when something was drawn
   */
  constructor(app, specs, talk, changed) {
    this.app = app;
    this.changed = changed;
    this.lanes = specs.map((spec, index) => Object.assign(new Lane(spec, () => this.#soon()), { letter: 'ABC'[index], index }));
    this.list = new VirtualList({
      label: t('lane.list'),
      row: ROW,
      fit: { least: 9 * ROW, share: 0.6 },
      draw: (row, at) => drawRow(row, this.lanes, () => this.#toggle(at), { isOpen: () => this.list.isOpen(at) }),
      detail: (row) => (row.head ? '' : drawDetail(row, this.lanes)),
    });
    this.table = new LaneTable(this.lanes, this.list);
    this.#narrow = matchMedia(NARROW);
    this.#onNarrow = () => this.#sized();
    this.#narrow.addEventListener('change', this.#onNarrow);
    this.#sized();
    this.#make(talk);
    this.unlisten = app.store.listen((entry) => this.lanes.forEach((lane) => lane.heard(entry)));
    let standing = app.store.state.standing;
    this.unwatch = app.store.watch((state) => {
      if (state.standing === 'live' && standing !== 'live') this.lanes.forEach((lane) => lane.due());
      standing = state.standing;
    });
    this.lanes.forEach((lane) => lane.due());
    this.#load();
  }

  #narrow;
  #onNarrow;

  leave() {
    this.#gone = true;
    clearTimeout(this.#due);
    clearTimeout(this.#saying);
    this.unlisten();
    this.unwatch();
    this.#narrow.removeEventListener('change', this.#onNarrow);
    this.lanes.forEach((lane) => lane.leave());
  }

  async #load() {
    try {
      this.table.catalogue = await catalogue.list();
      this.#soon();
    } catch (failed) {
      fill(this.note, t('lane.catalogue.none', { why: sentence(failed) }));
    }
  }

  #make(talk) {
    this.heads = this.lanes.map((lane) => this.#head(lane));
    this.strip = h('div', { class: 'lane-strip', role: 'img' });
    this.note = h('p', { class: 'soft' });
    this.differs = h('div', { class: 'lane-differs' });
    this.why = h('p', { class: 'soft lane-why', id: 'lane-why', hidden: true }, t('lane.differs.why'));
    this.follow = h('button', { type: 'button', class: 'lane-follow', hidden: true, onclick: () => this.#toEnd() }, t('lane.follow'));
    this.tolerance = h(
      'select',
      { onchange: () => this.#tolerate() },
      [100, 500, 1000, 3000, 10000].map((ms) => h('option', { value: String(ms), selected: ms === 1000 }, since(ms).slice(1))),
    );
    this.element = h(
      'div',
      { class: 'lanes', dataset: { lanes: String(this.lanes.length) } },
      h('div', { class: 'lane-heads' }, this.heads.map((head) => head.element)),
      talk,
      this.strip,
      h('div', { class: 'lane-list' }, this.list.element, this.follow),
      this.lanes.length > 1
        ? h('section', { class: 'card lane-summary', 'aria-label': t('lane.differs.title') },
          h('div', { class: 'row' }, h('h2', {}, t('lane.differs.title')), h('label', { class: 'row soft' }, t('lane.tolerance'), this.tolerance)),
          this.differs, this.why, this.note)
        : null,
    );
  }

  #head(lane) {
    const state = h('span', { class: 'badge' });
    const words = h('p', { class: 'lane-close' });
    const from = h('p', { class: 'soft lane-from' });
    const trouble = h('p', { class: 'complaint', role: 'status' });
    const name = lane.board ? h('a', { href: link('boards', lane.board) }, lane.board) : 'JVM';
    const element = h(
      'section',
      { class: 'card lane-head', 'aria-label': lane.target, dataset: { lane: lane.letter } },
      h('div', { class: 'row' }, h('span', { class: 'lane-letter', 'aria-hidden': 'true' }, lane.letter), h('h2', {}, name), state,
        h('a', { class: 'lane-link', href: link('sessions', lane.session) }, lane.session)),
      words, from, trouble,
    );
    return { lane, element, state, words, from, trouble, was: '' };
  }

  #sized() {
    const height = this.#narrow.matches ? ROW * this.lanes.length : ROW;
    if (this.list.row === height) return;
    this.list.row = height;
    this.list.refresh();
  }

  #toggle(at) {
    this.list.toggle(at);
  }

  #toEnd() {
    this.list.follows = true;
    this.list.element.focus();
  }

  #tolerate() {
    this.table.tolerance = Number(this.tolerance.value);
    this.#soon();
  }

  #soon(ms = 0) {
    if (this.#gone) return;
    const wait = Math.max(ms, DRAW_MS - (performance.now() - this.#last));
    if (this.#due && ms > 0) return;
    clearTimeout(this.#due);
    // a tab that is not looked at gets no frames, but must not gather items for ever
    const draw = () => (document.hidden ? this.#draw() : requestAnimationFrame(() => this.#draw()));
    this.#due = setTimeout(draw, Math.max(0, wait));
  }

  #draw() {
    this.#due = 0;
    if (this.#gone) return;
    const again = this.table.draw();
    this.#last = performance.now();
    this.heads.forEach((head) => this.#drawHead(head));
    this.#drawStrip();
    this.#drawDiffers();
    this.follow.hidden = this.list.follows || this.list.length === 0;
    this.changed();
    if (again) this.#soon(again);
  }

  #drawHead({ lane, state, words, from, trouble, ...head }) {
    state.className = `badge ${STATES[lane.state]}`;
    fill(state, t(`lane.state.${lane.state}`));
    fill(words, lane.close ? [h('b', {}, statusNumber(lane.close.status)), ' ', statusMeaning(lane.close.status)] : visible(lane.url));
    fill(from, lane.labGone ? t('lane.from.labgone') : lane.lab ? [t('lane.from.lab'), ' ', h('a', { href: link('lab', lane.lab) }, lane.lab)] : t('lane.from.session'));
    if (trouble.textContent !== visible(lane.trouble)) fill(trouble, visible(lane.trouble));
  }

  // ---- true time

  #drawStrip() {
    const rounds = this.lanes.map((lane) => lane.rounds[lane.rounds.length - 1]);
    const longest = Math.max(1, ...rounds.map((round) => (round && round.items.length ? round.items[round.items.length - 1].since : 0)));
    const text = rounds.some(Boolean) ? t('lane.strip', { time: since(longest).slice(1) }) : '';
    this.strip.setAttribute('aria-label', text);
    this.strip.hidden = text === '';
    fill(
      this.strip,
      this.lanes.map((lane, index) => h('div', { class: 'lane-track', dataset: { lane: lane.letter } }, this.#dots(rounds[index], longest))),
      h('div', { class: 'lane-scale soft', 'aria-hidden': 'true' }, h('span', {}, '0'), h('span', {}, since(longest / 2).slice(1)), h('span', {}, since(longest).slice(1))),
    );
  }

  #dots(round, longest) {
    if (!round) return [];
    const used = new Set();
    const dots = [];
    for (const item of round.items) {
      if (item.stream === 'console' || item.stream === 'note' || item.stream === 'gap') continue;
      const place = Math.round((item.since / longest) * 500) / 5;
      const key = `${place} ${item.stream}`;
      if (used.has(key) || dots.length >= DOTS) continue;
      used.add(key);
      const dot = h('i', { class: 'lane-dot', dataset: { stream: item.stream } });
      dot.style.left = `${Math.max(0, Math.min(100, place))}%`;
      dots.push(dot);
    }
    return dots;
  }

  // ---- what differs

  #drawDiffers() {
    if (this.lanes.length < 2) return;
    const { found } = this.table;
    const sign = found.map((one) => `${one.round} ${one.lane.index} ${one.field} ${one.first} ${one.second} ${kindOf(one)}`).join('\n');
    if (sign === this.sign) return;
    this.sign = sign;
    const count = (kind) => found.filter((one) => kindOf(one) === kind).length;
    const words = found.length === 0
      ? t('lane.differs.none')
      : t('lane.differs.count', { n: found.length, known: count('known'), maybe: count('maybe'), unknown: count('new') });
    const groups = grouped(found);
    const focused = this.differs.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fill(
      this.differs,
      h('p', {}, words),
      groups.length ? h('ul', { class: 'lane-chips' }, groups.slice(0, CHIPS).map((group) => h('li', {}, this.#chip(group)))) : null,
      groups.length > CHIPS ? h('p', { class: 'soft' }, t('lane.differs.more', { n: groups.length - CHIPS })) : null,
    );
    if (focused) [...this.differs.querySelectorAll('.tw-chip')].find((chip) => chip.dataset.key === focused)?.focus();
    this.why.hidden = groups.length === 0;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      if (found.length > this.#said) this.app.announce(words);
      this.#said = found.length;
    }, SETTLED_MS);
  }

  /** What explains it stands below the list while it is pointed at or has the focus. */
  #chip({ key, one, count }) {
    const kind = kindOf(one);
    const why = () => fill(this.why, explanation(one));
    return h(
      'button',
      { type: 'button', class: `tw-chip ${kind}`, dataset: { key }, 'aria-describedby': 'lane-why', onclick: () => this.#showFirst(one), onfocus: why, onmouseenter: why },
      this.lanes.length > 2 ? h('span', { class: 'lane-letter', 'aria-hidden': 'true' }, one.lane.letter) : null,
      h('span', { class: 'unseen' }, one.lane.target),
      h('b', {}, one.field),
      h('span', { class: 'tw-chip-words mono' }, `${visible(one.first)} ≠ ${visible(one.second)}`),
      count > 1 ? h('span', {}, `×${count}`) : null,
      h('span', { class: `lane-mark ${kind}` }, t(`lane.mark.${kind}`)),
    );
  }

  #showFirst(one) {
    const item = one.items.find(Boolean);
    const at = this.list.find((row) => row.cells.includes(item));
    if (at < 0) return;
    if (!this.list.isOpen(at)) this.list.toggle(at);
    this.list.show(at);
    this.list.element.scrollIntoView({ block: 'nearest' });
  }
}

/** Differences that differ in nothing but payloads and times are many times one. */
const ALIKE = 3;

/** The same difference met several times is one, and so are many of one kind. */
function grouped(found) {
  const kinds = new Map();
  for (const one of found) kinds.set(shape(one), (kinds.get(shape(one)) || 0) + 1);
  const groups = new Map();
  for (const one of found) {
    const key = kinds.get(shape(one)) > ALIKE ? shape(one) : `${one.lane.index} ${one.field} ${one.first} ${one.second}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { key, one, count: 1 });
  }
  const order = ['new', 'maybe', 'known'];
  return [...groups.values()].sort((a, b) => order.indexOf(kindOf(a.one)) - order.indexOf(kindOf(b.one)));
}

function explanation(one) {
  const [first] = explainersOf(one);
  if (!first) return t('lane.differs.unknown');
  return [whyOf(first), adviceOf(first), `(${first.id})`].filter(Boolean).join(' ');
}

const shape = (one) =>
  `${one.lane.index} ${one.field} ${kindOf(one)} ${`${one.first} ≠ ${one.second}`.replace(/"[^"]*"|\d+ bytes #\w+|\d+ ms/g, '…')}`;
