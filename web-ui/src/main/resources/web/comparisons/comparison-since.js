// What changed from one comparison to another.

import { sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { go, link } from '../lib/route.js';
import { dateTime, number, t } from '../lib/strings.js';
import { comparisons } from '../api.js';
import { values } from './comparison-differences.js';
import { badge, standing } from './verdict.js';

/** What needs looking at first. */
const KINDS = ['worse', 'changed', 'undecided', 'resolved', 'added', 'removed', 'unchanged'];
/** Of a kind so many are listed; the rest is a number. */
const MOST = 200;

/** Chooses the comparison that this one is held against: the last green one of the same name unless somebody says otherwise. */
export function sinceChooser(app, comparison) {
  const select = h('select', { id: 'cmp-since' });
  const button = h('button', { type: 'submit' }, t('since.show'));
  const none = h('p', { class: 'soft cmp-small', hidden: true }, t('since.none'));
  const form = h(
    'form',
    {
      class: 'cmp-stack',
      hidden: true,
      onsubmit: (event) => {
        event.preventDefault();
        go(link('comparisons', comparison.id, 'since', select.value));
      },
    },
    h('label', { for: 'cmp-since' }, t('since.other')),
    select,
    button,
  );
  comparisons.list(null, { state: 'finished' }).then((page) => {
    const others = page.comparisons.filter((one) => one.id !== comparison.id);
    const named = others.filter((one) => one.name === comparison.name);
    const earlier = named.filter((one) => one.queuedAt < comparison.queuedAt);
    const green = earlier.find((one) => one.exitCode === 0);
    const option = (one) => h('option', { value: one.id, selected: one === (green ?? earlier[0] ?? named[0] ?? others[0]) }, label(one, one === green));
    fill(
      select,
      named.length > 0 && h('optgroup', { label: comparison.name }, named.map(option)),
      others.length > named.length && h('optgroup', { label: t('since.others') }, others.filter((one) => one.name !== comparison.name).map(option)),
    );
    form.hidden = others.length === 0;
    none.hidden = others.length > 0;
  }).catch((failed) => {
    none.hidden = false;
    fill(none, sentence(failed));
  });
  return h('section', { class: 'card' }, h('h2', {}, t('since.title')), none, form);
}

function label(one, green) {
  const words = `${dateTime(one.queuedAt)} · ${one.name} · ${t(`verdict.${one.verdict ?? 'inconclusive'}`)}`;
  return green ? t('since.green', { words }) : words;
}

export class ComparisonSinceRoom {
  constructor(app, id, other) {
    Object.assign(this, { app, id, other });
    this.title = t('since.title');
    this.body = h('div', { class: 'cmp-stack', 'aria-busy': 'true' }, h('p', { class: 'soft' }, t('comparison.loading')));
    this.element = h('section', { class: 'room' }, h('a', { href: link('comparisons', id) }, t('since.back')), h('h1', {}, this.title), this.body);
    this.#load();
  }

  async #load() {
    try {
      const [now, before, since] = await Promise.all([comparisons.show(this.id), comparisons.show(this.other), comparisons.since(this.id, this.other)]);
      this.#draw(now, before, since);
    } catch (failed) {
      fill(this.body, h('p', { class: 'complaint', role: 'alert' }, sentence(failed)));
    } finally {
      this.body.removeAttribute('aria-busy');
    }
  }

  #draw(now, before, since) {
    const side = (one, words) => h('div', { class: 'card' }, h('div', { class: 'soft cmp-small' }, words), h('div', { class: 'row' }, standing(one), h('a', { class: 'cmp-name', href: link('comparisons', one.id) }, one.name)), h('div', { class: 'soft cmp-small' }, dateTime(one.queuedAt)), h('div', { class: 'soft mono cmp-small' }, one.targets.join('  ·  ')));
    fill(
      this.body,
      h('div', { class: 'cmp-sides' }, side(before, t('since.before')), side(now, t('since.after'))),
      h('p', { class: since.worse ? 'cmp-conclusion bad' : 'cmp-conclusion good', role: 'status' }, t(since.worse ? 'since.worse' : 'since.fine')),
      KINDS.map((kind) => this.#kind(kind, since.changes.filter((one) => one.kind === kind))),
    );
  }

  #kind(kind, changes) {
    if (changes.length === 0) return null;
    const heading = h('h2', {}, t(`since.kind.${kind}`), ' ', h('span', { class: 'soft' }, number(changes.length)));
    if (kind === 'unchanged') return h('details', { class: 'card' }, h('summary', {}, heading), h('ul', { class: 'cmp-names' }, changes.slice(0, MOST).map((one) => h('li', {}, this.#scenario(one)))), this.#rest(changes));
    return h('section', { class: 'cmp-stack' }, heading, h('ul', { class: 'cmp-list' }, changes.slice(0, MOST).map((one) => this.#change(one))), this.#rest(changes));
  }

  #rest(changes) {
    return changes.length > MOST && h('p', { class: 'soft' }, t('comparison.more', { n: number(changes.length - MOST) }));
  }

  #scenario(change) {
    return h('a', { class: 'cmp-name', href: link('comparisons', change.after ? this.id : this.other, change.scenario) }, change.scenario);
  }

  #change(change) {
    const reference = t('since.reference');
    return h(
      'li',
      { class: 'card' },
      h('div', { class: 'row' }, this.#scenario(change), change.before && badge(change.before), change.before && change.after && h('span', { 'aria-label': t('since.became') }, '→'), change.after && badge(change.after)),
      change.appeared.length > 0 && [h('h3', {}, t('since.appeared')), values(change.appeared, reference)],
      change.gone.length > 0 && [h('h3', {}, t('since.gone')), values(change.gone, reference)],
    );
  }
}
