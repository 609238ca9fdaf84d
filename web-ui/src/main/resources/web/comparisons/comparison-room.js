// One comparison: how far it is, and what came of each scenario, the new ones first.

import { ask, complaint, sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { go, link } from '../lib/route.js';
import { VirtualList } from '../lib/virtual-list.js';
import { dateTime, duration, number, t } from '../lib/strings.js';
import { Problem, comparisons, scenarios } from '../api.js';
import { ComparisonReports } from './comparison-reports.js';
import { sinceChooser } from './comparison-since.js';
import { VERDICTS, badge, countBar, isOver, standing, worstFirst } from './verdict.js';
import { fencesOf } from './comparison-form.js';

const NARROW = matchMedia('(max-width: 40rem)');
const ROW = () => (NARROW.matches ? 60 : 40);
const MOST_HEIGHT = 0.7;

export class ComparisonRoom {
  #comparison = null;
  #outcomes = [];
  #titles = new Map();
  #wish = null;
  #listed = [];
  #asking = false;
  #asked = false;
  #leftAt = 0;

  constructor(app, id, query) {
    Object.assign(this, { app, id });
    this.title = t('comparison.title', { id });
    this.filter = query.get('show') ?? 'all';
    this.complaint = complaint();
    this.head = h('h1', {}, this.title);
    this.facts = h('div', { class: 'row soft' });
    this.actions = h('div', { class: 'row' });
    this.progress = this.#progress();
    this.trouble = h('p', { class: 'cmp-trouble', hidden: true });
    this.filters = h('div', { class: 'cmp-filters', role: 'group', 'aria-label': t('comparison.filter') });
    this.buttons = new Map();
    this.bar = h('div', {});
    this.list = new VirtualList({ label: t('comparison.outcomes'), row: ROW(), draw: (outcome) => this.#row(outcome), most: 50_000 });
    this.list.element.classList.add('cmp-outcomes');
    this.none = h('p', { class: 'soft', hidden: true });
    this.aside = h('div', { class: 'cmp-stack' });
    this.element = h(
      'section',
      { class: 'room' },
      h('a', { href: link('comparisons') }, t('comparison.all')),
      h('div', { class: 'room-head' }, this.head, this.actions),
      this.facts,
      this.complaint,
      this.progress.element,
      this.trouble,
      h('div', { class: 'cmp-wide' }, h('div', { class: 'cmp-stack' }, this.bar, this.filters, this.list.element, this.none), this.aside),
    );
    this.resized = () => {
      this.list.row = ROW();
      this.#relist();
      this.list.refresh();
    };
    NARROW.addEventListener('change', this.resized);
    this.unwatch = app.store.watch((state) => this.#look(state));
    this.unlisten = app.store.listen((entry) => this.#heard(entry));
    this.ticking = setInterval(() => this.#tick(), 1000);
    this.#filterButtons();
    this.#look(app.store.state);
    this.#load();
  }

  leave() {
    this.unwatch();
    this.unlisten();
    clearInterval(this.ticking);
    NARROW.removeEventListener('change', this.resized);
  }

  // ---- what the service knows

  async #load() {
    try {
      const comparison = await comparisons.show(this.id);
      this.app.store.dispatch({ kind: 'put', what: 'comparisons', thing: comparison });
      await this.#ask();
      this.#wish = await comparisons.request(this.id);
      this.#asides();
      const suite = (this.#wish.suite ?? this.#wish.scenario)?.replace(/^suite:/, '').split('/')[0];
      if (suite) {
        const shown = await scenarios.show(suite);
        this.#titles = new Map(shown.scenarios.map((one) => [one.name, one.title]));
        this.list.refresh();
      }
    } catch (failed) {
      // that the suite is no more is no trouble: its titles are missing
      if (!(failed instanceof Problem && failed.code === 'scenario-not-found')) fill(this.complaint, sentence(failed));
    }
  }

  #heard(entry) {
    if (entry.comparison === this.id || entry.type === 'gap') this.#ask();
  }

  /** What came of its scenarios; asked for once more if something happened meanwhile. */
  async #ask() {
    this.#asked = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#asked) {
        this.#asked = false;
        this.#outcomes = this.#same(await comparisons.outcomes(this.id));
        this.#relist();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    } catch (failed) {
      fill(this.complaint, sentence(failed));
    } finally {
      this.#asking = false;
    }
  }

  /** What has not changed stays the same object: so it stays as it is drawn. */
  #same(outcomes) {
    const before = new Map(this.#outcomes.map((one) => [one.index, one]));
    return outcomes.map((one) => {
      const old = before.get(one.index);
      return old && old.verdict === one.verdict && old.flaky === one.flaky ? old : one;
    });
  }

  // ---- how far it is

  #look(state) {
    const comparison = state.comparisons.get(this.id);
    if (!comparison || comparison === this.#comparison) return;
    const before = this.#comparison;
    this.#comparison = comparison;
    this.#leftAt = Date.now();
    if (!before) {
      fill(this.head, comparison.name);
      this.title = comparison.name;
      document.title = `${comparison.name} · wiretwin`;
    }
    if (before && !isOver(before) && isOver(comparison)) {
      this.app.announce(t('comparison.over', { name: comparison.name, verdict: comparison.verdict ? t(`verdict.${comparison.verdict}`) : t(`comparison.state.${comparison.state}`) }));
      this.#ask();
      if (this.#wish) this.#asides();
    }
    if (before?.state !== comparison.state) this.#actions();
    this.trouble.hidden = !comparison.error;
    fill(this.trouble, comparison.error);
    fill(this.facts, standing(comparison), comparison.targets.map((target) => h('span', { class: 'mono' }, target)), this.#when(comparison));
    fill(this.bar, countBar(comparison.counts, comparison.scenarios));
    this.#tick();
    this.#count();
  }

  #when(comparison) {
    const when = h('span', {}, dateTime(comparison.startedAt ?? comparison.queuedAt));
    return comparison.endedAt && comparison.startedAt
      ? [when, h('span', {}, t('comparisons.took', { time: duration(new Date(comparison.endedAt) - new Date(comparison.startedAt)) }))]
      : when;
  }

  #progress() {
    const bar = h('progress', { 'aria-label': t('comparison.progress'), max: 1, value: 0 });
    const words = h('p', { class: 'cmp-doing' });
    const left = h('p', { class: 'soft' });
    return { bar, words, left, element: h('div', { class: 'card cmp-progress', hidden: true }, h('div', { class: 'row cmp-between' }, words, left), bar) };
  }

  /** Between two entries of the feed the time that is left gets less all the same. */
  #tick() {
    const comparison = this.#comparison;
    if (!comparison) return;
    const { element, bar, words, left } = this.progress;
    element.hidden = isOver(comparison);
    if (element.hidden) return;
    bar.max = Math.max(1, comparison.scenarios);
    bar.value = comparison.done;
    const doing = comparison.state === 'queued' ? t('comparison.waits') : t('comparison.doing', {
      n: Math.min(comparison.scenarios, comparison.done + 1),
      all: comparison.scenarios,
      name: comparison.current ?? t('comparison.preparing'),
    });
    if (words.textContent !== doing) fill(words, doing);
    if (comparison.leftMs === undefined) return;
    const still = comparison.state === 'queued' ? comparison.leftMs : Math.max(0, comparison.leftMs - (Date.now() - this.#leftAt));
    fill(left, t('comparison.left', { time: duration(Math.ceil(still / 1000) * 1000) }), ' · ', t('comparison.atmost', { time: duration(comparison.atMostMs) }));
  }

  #actions() {
    const button = isOver(this.#comparison)
      ? h('button', { onclick: () => this.#again(button) }, t('comparison.again'))
      : h('button', { onclick: () => this.#cancel(button) }, t('comparison.cancel'));
    const held = this.actions.contains(document.activeElement);
    fill(this.actions, button);
    if (held) button.focus();
  }

  async #cancel(button) {
    await ask(button, this.complaint, () => comparisons.cancel(this.id));
  }

  async #again(button) {
    const taken = await ask(button, this.complaint, async () => {
      const { fence, fences, ...wish } = this.#wish ?? (await comparisons.request(this.id));
      return comparisons.submit({ ...wish, fences: fencesOf(wish.targets) });
    });
    if (taken) go(link('comparisons', taken.id));
  }

  // ---- beside it

  #asides() {
    fill(
      this.aside,
      new ComparisonReports(this.app, this.#comparison, this.#wish).element,
      this.#comparison.state === 'finished' && sinceChooser(this.app, this.#comparison),
    );
  }

  // ---- the scenarios

  #filterButtons() {
    for (const name of ['all', ...VERDICTS, 'flaky']) {
      const count = h('span', { class: 'cmp-n' });
      const words = name === 'all' || name === 'flaky' ? t(`comparison.filter.${name}`) : t(`verdict.${name}`);
      const button = h('button', { class: `cmp-filter ${name}`, 'aria-pressed': String(name === this.filter), onclick: () => this.#show(name) }, words, count);
      this.buttons.set(name, { button, count });
      this.filters.append(button);
    }
    if (!this.buttons.has(this.filter)) this.filter = 'all';
  }

  #show(filter) {
    this.filter = filter;
    // in place of the address, so that neither the room nor the focus is lost
    history.replaceState(null, '', link('comparisons', this.id) + (filter === 'all' ? '' : `?show=${filter}`));
    for (const [name, { button }] of this.buttons) button.setAttribute('aria-pressed', String(name === filter));
    this.#relist();
    this.app.announce(t('comparison.filtered', { n: this.#listed.length }));
  }

  #count() {
    const { counts } = this.#comparison;
    const numbers = { ...counts, all: Object.values(counts).reduce((sum, n) => sum + n, 0), flaky: this.#outcomes.filter((one) => one.flaky).length };
    for (const [name, { button, count }] of this.buttons) {
      fill(count, number(numbers[name] ?? 0));
      button.classList.toggle('zero', !numbers[name]);
      if (name === 'flaky') button.hidden = !numbers.flaky && this.filter !== 'flaky';
    }
  }

  #relist() {
    const chosen = worstFirst(this.#outcomes).filter((one) => this.filter === 'all' || (this.filter === 'flaky' ? one.flaky : one.verdict === this.filter));
    this.list.replaceFrom(0, chosen);
    this.#listed = chosen;
    this.list.follows = false;
    this.list.element.style.height = `min(${chosen.length * this.list.row + 2}px, ${MOST_HEIGHT * 100}vh)`;
    this.list.element.hidden = chosen.length === 0;
    this.none.hidden = chosen.length > 0;
    fill(this.none, this.#outcomes.length > 0 ? t('comparison.none') : this.#comparison && isOver(this.#comparison) ? t('comparison.nothing') : t('comparison.notyet'));
    if (this.#comparison) this.#count();
  }

  #row(outcome) {
    const title = this.#titles.get(outcome.name);
    return h(
      'div',
      { class: 'cmp-outcome' },
      badge(outcome.verdict),
      h(
        'a',
        { class: 'cmp-name', href: link('comparisons', this.id, outcome.name) + (this.filter === 'all' ? '' : `?show=${this.filter}`), dataset: { focus: 'name' }, title: outcome.name },
        outcome.name,
      ),
      h('span', { class: 'soft cmp-title', title }, title),
      outcome.flaky && h('span', { class: 'verdict flaky', title: t('comparison.flaky.hint') }, t('comparison.filter.flaky')),
    );
  }
}
