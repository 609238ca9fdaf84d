// What differs, and what explains it: first what nothing explains, then entry by entry of the catalogue.

import { visible } from '../lib/bytes.js';
import { h } from '../lib/dom.js';
import { adviceOf, whyOf } from '../lib/known.js';
import { t } from '../lib/strings.js';

const MOST = 60;

/**
 * @param accepting the form that accepts new ones, or null
 * @return `element`, and `show(divergence)` which brings its explanation into view
 */
export function differenceList(attempt, known, reference, accepting) {
  const cards = new Map();
  const byId = new Map();
  for (const one of attempt.divergences) {
    const id = one.known ?? '';
    byId.set(id, [...(byId.get(id) ?? []), one]);
  }
  const fresh = byId.get('');
  if (fresh) {
    cards.set('', h(
      'section',
      { class: 'card cmp-diff new', tabindex: '-1' },
      h('h2', {}, t(fresh.length === 1 ? 'comparison.new.one' : 'comparison.new.many', { n: fresh.length })),
      !accepting && h('p', {}, t('comparison.new.hint')),
      values(fresh, reference),
      accepting,
    ));
  }
  for (const [id, some] of byId) if (id) cards.set(id, entryCard(known.get(id) ?? { id, evidence: [] }, some, reference));
  return {
    element: cards.size === 0 ? h('p', { class: 'soft' }, t('comparison.same')) : h('div', { class: 'cmp-diffs' }, [...cards.values()]),
    show(divergence) {
      const card = cards.get(divergence.known ?? '');
      card.scrollIntoView({ block: 'center' });
      card.focus({ preventScroll: true });
    },
  };
}

function entryCard(entry, some, reference) {
  const advice = adviceOf(entry);
  return h(
    'section',
    { class: 'card cmp-diff known', tabindex: '-1' },
    h('h2', { class: 'mono' }, entry.id),
    h('p', {}, whyOf(entry)),
    values(some, reference),
    advice && h('p', {}, h('b', {}, t('comparison.advice')), ' ', advice),
    entry.evidence.length > 0 && h('p', { class: 'soft cmp-small' }, t('comparison.evidence', { where: entry.evidence.join(', ') })),
  );
}

/** What each side has, one divergence a line. */
export function values(some, reference) {
  return [
    h('ul', { class: 'cmp-values' }, some.slice(0, MOST).map((one) => h(
      'li',
      {},
      h('span', { class: 'cmp-field-name' }, one.where > 1 ? `${one.field} (${one.where})` : one.field),
      h('span', {}, h('small', { class: 'soft mono' }, reference), h('code', {}, shown(one.reference))),
      h('span', {}, h('small', { class: 'soft mono' }, one.target), h('code', {}, shown(one.other))),
    ))),
    some.length > MOST && h('p', { class: 'soft' }, t('comparison.more', { n: some.length - MOST })),
  ];
}

const shown = (value) => (value === 'nothing' ? t('comparison.value.nothing') : visible(value));
