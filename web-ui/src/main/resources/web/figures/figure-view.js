// The figures of a board as they come: round trips, messages, the line, memory.

import { metrics } from '../api.js';
import { visible } from '../lib/bytes.js';
import { sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { boardOf } from '../lib/holder.js';
import { maybe, number, t } from '../lib/strings.js';
import { every, say, show } from '../board/board-draw.js';
import { FigureBook, countsOf } from './figure-book.js';
import { FigurePlot, load } from './figure-plot.js';

const MOST_BOOKS = 16;
const DRAW_MS = 500;
const SAMPLE_MS = 1000;
const MOST_ROWS = 20;

/** By board: counted on while the page is open, so that another tab of the room may be looked at meanwhile. */
const books = new Map();
let listening = false;

function bookOf(store, id) {
  if (!listening) {
    listening = true;
    store.listen((entry) => books.get(entry.board)?.hear(entry));
  }
  let book = books.get(id);
  if (!book) {
    if (books.size >= MOST_BOOKS) books.delete(books.keys().next().value);
    books.set(id, (book = new FigureBook(Date.now())));
  }
  return book;
}

export class FigureView {
  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.book = bookOf(app.store, id);
    const line = (key, color, more) => ({ label: t(`figures.${key}`), color, ...more });
    this.plots = {
      trips: new FigurePlot({ title: t('figures.trips'), unit: t('figures.ms'), digits: 1, note: t('figures.trips.note'), lines: [line('median', '--accent', { dots: true }), line('longest', '--warn', { dots: true })] }),
      messages: new FigurePlot({ title: t('figures.messages'), unit: t('figures.perSecond'), lines: [line('sent', '--accent'), line('received', '--good')] }),
      line: new FigurePlot({ title: t('figures.line'), unit: t('figures.bytesPerSecond'), lines: [line('toBoard', '--accent'), line('fromBoard', '--good')], note: ' ' }),
      heap: new FigurePlot({ title: t('figures.heap'), unit: t('figures.bytes'), lines: [line('free', '--accent', { steps: true })], note: t('figures.heap.note') }),
      resends: new FigurePlot({ title: t('figures.resends'), unit: t('figures.perSecond'), digits: 1, lines: [line('frames', '--bad')], note: t('figures.resends.note') }),
    };
    this.complaint = h('p', { class: 'complaint', role: 'alert' });
    this.quiet = h('p', { class: 'hint' }, t('figures.quiet'));
    this.rows = h('tbody');
    this.table = h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ['session', 'state', 'sent', 'received', 'trip'].map((key) => h('th', { scope: 'col' }, t(`figures.col.${key}`))))),
      this.rows,
    );
    this.noSessions = h('p', { class: 'soft' }, t('figures.sessions.none'));
    this.element = h(
      'div',
      { class: 'figures' },
      this.complaint,
      this.quiet,
      Object.values(this.plots).map((plot) => plot.element),
      h('section', { class: 'card' }, h('h2', {}, t('figures.sessions')), this.noSessions, h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('figures.sessions') }, this.table)),
    );
    this.ends = [every(SAMPLE_MS, (signal) => this.#sample(signal)), every(DRAW_MS, async () => this.#draw())];
    load().then(
      (Plot) => {
        if (!this.left) for (const plot of Object.values(this.plots)) plot.begin(Plot);
      },
      (failed) => say(this.complaint, t('figures.noPlots', { why: sentence(failed) })),
    );
  }

  leave() {
    this.left = true;
    for (const end of this.ends) end();
    for (const plot of Object.values(this.plots)) plot.leave();
  }

  update(board) {
    this.board = board;
  }

  async #sample(signal) {
    const counted = countsOf(await metrics(signal)).get(this.id);
    if (counted) this.book.sample(Date.now(), counted);
  }

  #draw() {
    const now = Date.now();
    const times = this.book.times(now);
    const of = (name) => this.book.series(name, now);
    const trips = this.book.trips(now);
    const fullest = (this.board?.baud ?? 0) / 10;
    const toBoard = of('toBoard');
    const fromBoard = of('fromBoard');
    this.plots.trips.draw([times, trips.median, trips.longest]);
    this.plots.messages.draw([times, of('sent'), of('received')]);
    this.plots.line.draw([times, toBoard, fromBoard], fullest);
    this.plots.heap.draw([times, of('heap')]);
    this.plots.resends.draw([times, of('resends')]);
    const share = (series) => number((100 * (series.findLast((value) => value !== null) ?? 0)) / (fullest || 1));
    say(this.plots.line.note, fullest ? t('figures.line.note', { baud: this.board.baud, most: number(fullest), to: share(toBoard), from: share(fromBoard) }) : '');
    show(this.quiet, ![...this.book.sessions.values()].some((one) => one.sent + one.received > 0));
    this.#sessions();
  }

  #sessions() {
    const open = [...this.app.store.state.sessions.values()].filter((one) => boardOf(one.target) === this.id);
    const ids = [...new Set([...open.map((one) => one.id), ...this.book.sessions.keys()])].slice(-MOST_ROWS).reverse();
    show(this.noSessions, ids.length === 0);
    show(this.table, ids.length > 0);
    const rows = ids.map((id) => {
      const known = this.app.store.state.sessions.get(id);
      const counts = this.book.sessions.get(id);
      const state = counts?.state ?? (known ? known.state : 'ended');
      return [id, maybe(`figures.state.${state}`) || state, number(counts?.sent ?? 0), number(counts?.received ?? 0), counts?.trip === null || !counts ? '–' : t('unit.ms', { n: number(counts.trip, 1) })];
    });
    const seen = JSON.stringify(rows);
    if (seen === this.seen) return;
    this.seen = seen;
    fill(this.rows, rows.map(([id, ...cells]) => h('tr', {}, h('th', { scope: 'row', class: 'mono' }, visible(id)), cells.map((cell) => h('td', {}, cell)))));
  }
}
