// One scenario of a comparison: what differs and why, how it ended, and what happened, side by side.

import { sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { t } from '../lib/strings.js';
import { Problem, comparisons } from '../api.js';
import { acceptForm } from './comparison-accept.js';
import { closes } from './comparison-closes.js';
import { differenceList } from './comparison-differences.js';
import { lanes } from './comparison-lanes.js';
import { snippet } from './comparison-reports.js';
import { curl, pytest } from './comparison-repeat.js';
import { badge, worstFirst } from './verdict.js';

export class ComparisonScenarioRoom {
  #report = null;
  #wish = null;
  #acceptance = null;
  #gone = false;

  constructor(app, id, name, query) {
    Object.assign(this, { app, id, name });
    this.filter = query.get('show') ?? 'all';
    this.title = name;
    this.comparison = app.store.state.comparisons.get(id);
    this.head = h('div', { class: 'row' }, h('h1', {}, name));
    this.steps = h('nav', { class: 'row', 'aria-label': t('comparison.steps') });
    this.crumb = h('a', { href: this.#back() }, this.comparison?.name ?? id);
    this.body = h('div', { class: 'cmp-stack', 'aria-busy': 'true' }, h('p', { class: 'soft' }, t('comparison.loading')));
    this.element = h(
      'section',
      { class: 'room' },
      h('div', { class: 'row cmp-between' }, h('div', {}, h('a', { href: link('comparisons') }, t('comparisons.title')), ' / ', this.crumb), this.steps),
      this.head,
      this.body,
    );
    this.#load();
  }

  leave() {
    this.#gone = true;
  }

  #show(extra) {
    return this.filter === 'all' ? extra : `${extra}?show=${encodeURIComponent(this.filter)}`;
  }

  #back() {
    return this.#show(link('comparisons', this.id));
  }

  async #load() {
    try {
      this.#report = await comparisons.scenario(this.id, this.name);
      const [comparison, outcomes, wish] = await Promise.all([comparisons.show(this.id), comparisons.outcomes(this.id), comparisons.request(this.id)]);
      if (this.#report.verdict === 'new') this.#acceptance = await comparisons.acceptance(this.id, this.name);
      Object.assign(this, { comparison, outcomes });
      this.#wish = wish;
      if (!this.#gone) this.#draw(this.#report.deciding);
    } catch (failed) {
      const missing = failed instanceof Problem && failed.code === 'report-not-found';
      fill(this.body, h('p', { class: 'complaint', role: 'alert' }, missing ? t('comparison.scenario.missing') : sentence(failed)), h('a', { class: 'button', href: this.#back() }, t('comparison.back')));
    } finally {
      this.body.removeAttribute('aria-busy');
    }
  }

  #draw(chosen) {
    const report = this.#report;
    fill(this.crumb, this.comparison.name);
    fill(this.steps, this.#neighbours());
    fill(this.head, badge(report.verdict), report.flaky && h('span', { class: 'verdict flaky', title: t('comparison.flaky.hint') }, t('comparison.filter.flaky')), h('h1', {}, report.name), report.title && h('p', { class: 'soft' }, report.title));
    this.shown = h('div', { class: 'cmp-stack' });
    fill(this.body, this.#attempts(chosen), this.shown, this.#repeat());
    this.#attempt(chosen);
  }

  /** The one before and the one behind, among those that were listed. */
  #neighbours() {
    const listed = worstFirst(this.outcomes).filter((one) => this.filter === 'all' || (this.filter === 'flaky' ? one.flaky : one.verdict === this.filter) || one.name === this.name);
    const at = listed.findIndex((one) => one.name === this.name);
    const step = (one, words) => one && h('a', { class: 'button', href: this.#show(link('comparisons', this.id, one.name)), title: one.name }, words);
    return [step(listed[at - 1], t('comparison.previous')), h('span', { class: 'soft' }, t('comparison.nth', { n: at + 1, all: listed.length })), step(listed[at + 1], t('comparison.next'))];
  }

  #attempts(chosen) {
    const { attempts, deciding } = this.#report;
    if (attempts.length < 2) return null;
    const buttons = attempts.map((attempt, index) =>
      h(
        'button',
        {
          'aria-pressed': String(index === chosen),
          class: 'cmp-filter',
          onclick: () => {
            buttons.forEach((button, other) => button.setAttribute('aria-pressed', String(other === index)));
            this.#attempt(index);
          },
        },
        t('comparison.attempt', { n: index + 1 }),
        badge(attempt.verdict),
        index === deciding && h('span', { class: 'soft' }, t('comparison.deciding')),
      ));
    return h('div', { class: 'cmp-filters', role: 'group', 'aria-label': t('comparison.attempts') }, buttons);
  }

  #attempt(index) {
    const report = this.#report;
    const attempt = report.attempts[index];
    const known = new Map(report.known.map((entry) => [entry.id, entry]));
    const targets = attempt.targets.map((one) => ({ name: one.target, firmware: '' }));
    const fresh = attempt.divergences.filter((one) => !one.known);
    const accepting = index === report.deciding && fresh.length > 0 ? acceptForm(this.app, this.id, this.name, this.#acceptance) : null;
    const explained = differenceList(attempt, known, targets[0].name, accepting);
    fill(
      this.shown,
      attempt.sentences.length > 0 && h('ul', { class: 'cmp-trouble' }, attempt.sentences.map((words) => h('li', {}, words))),
      explained.element,
      h('section', { class: 'card' }, h('h2', {}, t('comparison.ended')), closes(report, attempt.targets)),
      h('section', { class: 'card' }, h('h2', {}, t('comparison.happened')), this.#expectations(attempt), lanes(attempt, targets, known, explained.show)),
    );
  }

  /** What the scenario itself expects, where a target did not do it. */
  #expectations(attempt) {
    const failed = attempt.targets.filter((one) => one.outcome === 'failed' && one.sentences.length > 0);
    return failed.length > 0 && h(
      'details',
      { class: 'cmp-snippet' },
      h('summary', {}, t('comparison.expected')),
      failed.map((one) => [h('h3', { class: 'mono' }, one.target), h('ul', {}, one.sentences.map((words) => h('li', {}, words)))]),
    );
  }

  #repeat() {
    const wish = this.#wish;
    const suite = (wish.suite ?? wish.scenario)?.replace(/^suite:/, '').split('/')[0];
    if (!suite) return h('section', { class: 'card' }, h('h2', {}, t('comparison.repeat.one')), h('p', { class: 'soft' }, t('comparison.repeat.inline')));
    const { suite: whole, scenario, fence, fences, name, ...rest } = wish;
    const one = { scenario: `${suite}/${this.name}`, ...rest };
    return h(
      'section',
      { class: 'card' },
      h('h2', {}, t('comparison.repeat.one')),
      h('div', { class: 'row' }, h('a', { class: 'button', href: `${link('comparisons')}?suite=${encodeURIComponent(suite)}&scenario=${encodeURIComponent(this.name)}` }, t('comparison.repeat.form'))),
      snippet(this.app, 'curl', curl(one)),
      snippet(this.app, 'pytest', pytest(one, this.name)),
    );
  }
}
