// All comparisons, the newest first, and the form for the next one.

import { ask, complaint } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { dateTime, duration, t } from '../lib/strings.js';
import { comparisons } from '../api.js';
import { ComparisonForm } from './comparison-form.js';
import { countBar, countWords, isOver, scenarioCount, standing } from './verdict.js';

export class ComparisonsRoom {
  /** By id. */
  #rows = new Map();
  /** Those of further pages; the store has the first one. */
  #older = [];
  #next = null;
  #due = false;
  #seen = null;

  constructor(app, query) {
    this.app = app;
    this.title = t('comparisons.title');
    this.form = new ComparisonForm(app, query);
    this.list = h('ul', { class: 'cmp-list', 'aria-label': t('comparisons.list') });
    this.empty = h('p', { class: 'soft' }, t('comparisons.empty'));
    this.complaint = complaint();
    this.more = h('button', { hidden: true, onclick: () => this.#more() }, t('comparisons.more'));
    this.element = h(
      'section',
      { class: 'room' },
      h('div', { class: 'room-head' }, h('h1', {}, this.title), h('a', { class: 'button', href: link('scenarios') }, t('scenarios.title'))),
      h(
        'div',
        { class: 'cmp-two' },
        this.form.element,
        h('section', { class: 'cmp-stack' }, h('h2', {}, t('comparisons.list')), this.empty, this.list, this.complaint, this.more),
      ),
    );
    this.unwatch = app.store.watch((state) => state.comparisons !== this.#seen && this.#soon());
    this.#draw();
  }

  leave() {
    this.unwatch();
    this.form.leave();
  }

  #soon() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#draw();
    });
  }

  #draw() {
    const { state } = this.app.store;
    this.#seen = state.comparisons;
    const all = new Map([...this.#older.map((one) => [one.id, one]), ...state.comparisons]);
    const sorted = [...all.values()].sort((one, other) => (one.queuedAt < other.queuedAt ? 1 : -1));
    this.empty.hidden = !state.loaded || sorted.length > 0;
    this.more.hidden = this.#next === null ? state.comparisons.size < 50 : !this.#next;
    for (const [id, row] of this.#rows) {
      if (!all.has(id)) {
        row.element.remove();
        this.#rows.delete(id);
      }
    }
    sorted.forEach((comparison, index) => {
      let row = this.#rows.get(comparison.id);
      if (!row) {
        row = new ComparisonRow(comparison);
        this.#rows.set(comparison.id, row);
      }
      row.show(comparison);
      if (this.list.children[index] !== row.element) this.list.insertBefore(row.element, this.list.children[index] ?? null);
    });
  }

  async #more() {
    const page = await ask(this.more, this.complaint, async () => {
      const after = this.#next ?? (await comparisons.list()).next;
      return after ? comparisons.list(after) : { comparisons: [] };
    });
    if (!page) return;
    this.#older.push(...page.comparisons);
    this.#next = page.next ?? '';
    this.#draw();
  }
}

/** One of them, changed in place: its link may have the focus. */
class ComparisonRow {
  #shown = null;

  constructor(comparison) {
    this.standing = h('div', {});
    this.facts = h('div', { class: 'soft cmp-facts' });
    this.counts = h('div', { class: 'cmp-counts' });
    this.element = h(
      'li',
      { class: 'card cmp-row' },
      this.standing,
      h(
        'div',
        { class: 'cmp-what' },
        h('a', { class: 'cmp-name', href: link('comparisons', comparison.id) }, comparison.name),
        h('div', { class: 'soft mono cmp-small' }, comparison.targets.join('  ·  ')),
      ),
      this.counts,
      this.facts,
    );
  }

  show(comparison) {
    if (this.#shown === comparison) return;
    this.#shown = comparison;
    fill(this.standing, standing(comparison));
    fill(
      this.counts,
      countBar(comparison.counts, comparison.scenarios),
      h('div', { class: 'cmp-small soft' }, countWords(comparison.counts) || scenarioCount(comparison.scenarios)),
    );
    fill(this.facts, h('div', {}, dateTime(comparison.queuedAt)), h('div', {}, this.#time(comparison)));
  }

  #time(comparison) {
    if (isOver(comparison)) {
      return comparison.startedAt && comparison.endedAt
        ? t('comparisons.took', { time: duration(new Date(comparison.endedAt) - new Date(comparison.startedAt)) })
        : '';
    }
    const done = t('comparisons.done', { n: comparison.done, all: comparison.scenarios });
    return comparison.leftMs === undefined ? done : `${done}, ${t('comparison.left', { time: duration(comparison.leftMs) })}`;
  }
}
