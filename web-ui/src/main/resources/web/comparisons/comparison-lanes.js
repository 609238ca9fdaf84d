// The lanes of one attempt: a strip on which time passes evenly, and below it the rows in which everything can be read.

import { hexDump, visible } from '../lib/bytes.js';
import { fill, h } from '../lib/dom.js';
import { whyOf } from '../lib/known.js';
import { number, t } from '../lib/strings.js';
import { isAbout, laneItems, laneRows, payloadBytes } from './comparison-wire.js';
import { statusMeaning } from '../twin/lane-status.js';

/** Items of one lane; beyond them a lane is cut: what is left out stands in report.json. */
const MOST = 1_000;
const LONG_MS = 10_000;
const KINDS = ['call', 'up', 'down', 'tcp', 'console', 'note'];
const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 1_000;

/**
 * @param attempt of a scenario's report
 * @param targets { name, firmware } in the same order
 * @param known entries of the catalogue by id
 * @param explain called with a divergence whose explanation is to be shown
 */
export function lanes(attempt, targets, known, explain) {
  const all = attempt.targets.map(laneItems);
  if (all.every((items) => items.length === 0)) return h('p', { class: 'soft' }, t('comparison.lanes.empty'));
  const rows = laneRows(all, MOST);
  const times = all.flat().map((item) => item.at);
  const start = times.reduce((least, at) => Math.min(least, at), 0);
  const end = times.reduce((most, at) => Math.max(most, at), start + 1);
  const clock = end - start >= LONG_MS ? (at) => t('comparison.s', { n: number(at / 1000, 2) }) : (at) => t('unit.ms', { n: number(at) });
  const left = all.reduce((sum, items) => sum + Math.max(0, items.length - MOST), 0) + attempt.targets.reduce((sum, one) => sum + one.omitted, 0);
  return h(
    'div',
    { class: `cmp-lanes n${all.length}` },
    strip(all, targets, start, end, clock),
    h(
      'div',
      { class: rows.length > 200 ? 'cmp-scroll many' : 'cmp-scroll', role: 'table', 'aria-label': t('comparison.lanes') },
      h('div', { class: 'cmp-lane-row heads', role: 'row' }, targets.map((one) => h('div', { role: 'columnheader', class: 'cmp-cell' }, h('b', { class: 'mono' }, one.name), one.firmware && h('span', { class: 'soft cmp-small' }, one.firmware)))),
      rows.map((row) => drawRow(row, attempt, targets, known, explain, clock)),
    ),
    left > 0 && h('p', { class: 'soft' }, t('comparison.lanes.left', { n: number(left) })),
  );
}

// ---- the strip

function strip(all, targets, start, end, clock) {
  const rows = all.map((items, lane) => {
    const svg = svgElement('svg', { viewBox: `0 0 ${WIDTH} 16`, preserveAspectRatio: 'none' });
    for (const item of items.slice(0, MOST)) {
      const x = (2 + ((item.at - start) / (end - start)) * (WIDTH - 4)).toFixed(1);
      svg.append(svgElement('path', { class: `k-${item.kind}`, d: `M${x} 1V15` }));
    }
    return [h('span', { class: 'mono' }, targets[lane].name), svg];
  });
  const axis = [0, 1, 2, 3, 4].map((quarter) => h('span', {}, clock(start + ((end - start) * quarter) / 4)));
  return [
    h('div', { class: 'cmp-strip', 'aria-hidden': 'true' }, rows, h('span', {}), h('div', { class: 'cmp-axis' }, axis)),
    h('p', { class: 'cmp-legend soft' }, KINDS.map((kind) => h('span', { class: `k-${kind}` }, t(`comparison.kind.${kind}`)))),
  ];
}

function svgElement(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// ---- the rows

function drawRow(row, attempt, targets, known, explain, clock) {
  const about = attempt.divergences.filter((one) => isAbout(one, row, targets.findIndex((target) => target.name === one.target)));
  const worst = about.some((one) => !one.known) ? 'new' : about.length > 0 ? 'known' : row.same ? 'same' : 'odd';
  return h(
    'div',
    { class: `cmp-lane-row ${worst}`, role: 'row' },
    row.cells.map((item) => h('div', { class: `cmp-cell ${item ? `k-${item.kind}` : 'none'}`, role: 'cell' }, item && [h('span', { class: 'cmp-at' }, clock(item.at)), chip(item)])),
    about.length > 0 && h('div', { class: 'cmp-marks', role: 'cell' }, marks(about, known, explain)),
  );
}

/** One button for each explanation, however many divergences it explains. */
function marks(about, known, explain) {
  const byId = new Map(about.map((one) => [one.known ?? '', one]));
  return [...byId].map(([id, one]) =>
    h(
      'button',
      { class: `cmp-mark ${id ? 'known' : 'new'}`, title: id ? whyOf(known.get(id)) : t('comparison.new.hint'), onclick: () => explain(one) },
      id ? t('comparison.mark.known', { id }) : t('comparison.mark.new'),
    ));
}

function chip(item) {
  if (!item.payload || item.payload.length === 0) return h('div', { class: 'cmp-chip' }, face(item));
  const inside = h('div', { class: 'cmp-inside' });
  const details = h(
    'details',
    { class: 'cmp-chip', ontoggle: () => details.open && !inside.hasChildNodes() && fill(inside, content(item)) },
    h('summary', {}, face(item)),
    inside,
  );
  return details;
}

function face(item) {
  const arrow = item.kind === 'up' ? '→ ' : item.kind === 'down' ? '← ' : '';
  const what = item.kind === 'call' || item.kind === 'tcp' || ['request', 'answer', 'noframe', 'otherbytes', 'note'].includes(item.what) ? t(`comparison.what.${item.what}`, { step: item.facts?.step }) : item.what;
  const words = item.kind === 'tcp' && item.words ? t(`comparison.by.${item.words}`) : item.words;
  const facts = factWords(item.facts ?? {});
  return [
    item.kind !== 'console' && h('b', { class: 'cmp-kind' }, arrow, what, ' '),
    words && h('span', { class: 'cmp-words' }, words),
    facts && h('span', { class: 'cmp-facts soft' }, facts),
    item.sentence && h('span', { class: 'cmp-facts soft' }, visible(item.sentence)),
  ];
}

/** Like FIN · opcode 1 · 5 bytes · masked. */
function factWords(facts) {
  const words = [];
  if (facts.client) words.push(t('comparison.client', { n: facts.client }));
  if (facts.connection) words.push(t('comparison.connection', { n: facts.connection }));
  if (facts.fin !== undefined) words.push(facts.fin ? 'FIN' : t('comparison.notfin'));
  if (facts.rsv) words.push(`RSV ${facts.rsv}`);
  if (facts.opcode !== undefined) words.push(`opcode ${facts.opcode}`);
  if (facts.length !== undefined) words.push(t(facts.length === 1 ? 'comparison.byte' : 'comparison.bytes', { n: number(facts.length) }));
  if (facts.masked !== undefined) words.push(t(facts.masked ? 'comparison.masked' : 'comparison.unmasked'));
  if (facts.times) words.push(t('comparison.times', { n: facts.times }));
  if (facts.status !== undefined) words.push(statusMeaning(facts.status));
  return words.join(' · ');
}

/** Text and hex of what is kept of a payload. */
function content(item) {
  const { payload } = item;
  const bytes = payloadBytes(payload);
  return [
    payload.hash31 !== undefined && h('p', { class: 'soft cmp-small' }, t('comparison.cut', { n: number(bytes.length), all: number(payload.length), hash: payload.hash31.toString(16) })),
    payload.text !== undefined && h('pre', { class: 'cmp-code', tabindex: '0', 'aria-label': t('comparison.text') }, payload.text.split(/\r?\n/).map(visible).join('\n')),
    h('pre', { class: 'cmp-code', tabindex: '0', 'aria-label': t('comparison.hex') }, hexDump(bytes)),
  ];
}
