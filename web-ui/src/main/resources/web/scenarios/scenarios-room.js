// The suites that are built in, and the scenarios that users of this bench brought.

import { sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { dateTime, t } from '../lib/strings.js';
import { scenarios } from '../api.js';
import { scenarioCount } from '../comparisons/verdict.js';
import { ScenarioEditor } from './scenario-editor.js';

export class ScenariosRoom {
  constructor(app) {
    this.app = app;
    this.title = t('scenarios.title');
    this.builtIn = h('ul', { class: 'cards cmp-plain' });
    this.own = h('ul', { class: 'cards cmp-plain' });
    this.none = h('p', { class: 'soft', hidden: true }, t('scenarios.none'));
    this.complaint = h('p', { class: 'complaint', role: 'alert' });
    this.element = h(
      'section',
      { class: 'room' },
      h('a', { href: link('comparisons') }, t('comparison.all')),
      h('h1', {}, this.title),
      this.complaint,
      h('section', { class: 'cmp-stack' }, h('h2', {}, t('comparisons.suite.builtIn')), this.builtIn),
      h('section', { class: 'cmp-stack' }, h('h2', {}, t('comparisons.suite.own')), this.none, this.own),
      new ScenarioEditor(app, { name: '', text: t('scenario.example') }).element,
    );
    this.#load();
  }

  async #load() {
    try {
      const all = await scenarios.list();
      const card = (one) => h(
        'li',
        { class: 'card' },
        h('h3', {}, h('a', { href: link('scenarios', one.name) }, one.name)),
        one.title && h('p', {}, one.title),
        h('p', { class: 'soft' }, one.scenarios !== undefined ? scenarioCount(one.scenarios) : t('scenario.updated', { at: dateTime(one.updated) })),
      );
      const own = all.filter((one) => !one.builtIn);
      fill(this.builtIn, all.filter((one) => one.builtIn).map(card));
      fill(this.own, own.map(card));
      this.none.hidden = own.length > 0;
    } catch (failed) {
      fill(this.complaint, sentence(failed));
    }
  }
}
