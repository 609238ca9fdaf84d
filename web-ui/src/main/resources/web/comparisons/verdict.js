// Verdicts as they are shown everywhere: their order, their badges, how many of each there are.

import { h } from '../lib/dom.js';
import { number, t } from '../lib/strings.js';

/** What needs looking at first. */
export const VERDICTS = ['new', 'inconclusive', 'known', 'same', 'skipped'];

const place = (verdict) => VERDICTS.indexOf(verdict);

export function badge(verdict) {
  return h('span', { class: `verdict ${verdict}` }, t(`verdict.${verdict}`));
}

/** The new ones first; those of one verdict in the order of their suite. */
export function worstFirst(outcomes) {
  return [...outcomes].sort((one, other) => place(one.verdict) - place(other.verdict) || one.index - other.index);
}

/** How many came to what, in words; what there is none of is left out. */
export function countWords(counts) {
  return VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => t('verdict.count', { n: number(counts[verdict]), verdict: t(`verdict.${verdict}`) }))
    .join(' · ');
}

/** The same as a bar; what is not done yet stays empty. */
export function countBar(counts, all) {
  const bar = h('div', { class: 'verdict-bar', 'aria-hidden': 'true' });
  let left = all;
  for (const verdict of VERDICTS) {
    if (counts[verdict] === 0) continue;
    left -= counts[verdict];
    const part = h('span', { class: verdict });
    part.style.flexGrow = counts[verdict];
    bar.append(part);
  }
  const rest = h('span', {});
  rest.style.flexGrow = Math.max(0, left);
  bar.append(rest);
  return bar;
}

/** A comparison's standing: its verdict when it is finished, else what it does. */
export function standing(comparison) {
  if (comparison.state === 'finished' && comparison.verdict) return badge(comparison.verdict);
  return h('span', { class: `verdict ${comparison.state}` }, t(`comparison.state.${comparison.state}`));
}

export const isOver = (comparison) => !['queued', 'running'].includes(comparison.state);

export const scenarioCount = (n) => (n === 1 ? t('comparisons.scenarios.one') : t('comparisons.scenarios', { n: number(n) }));
