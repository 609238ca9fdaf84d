// Draws a row of the lanes, and what it shows when it is opened.

import { h } from '../lib/dom.js';
import { hexDump, visible } from '../lib/bytes.js';
import { adviceOf, whyOf } from '../lib/known.js';
import { number, t } from '../lib/strings.js';
import { closeBlock, statusMeaning, statusNumber } from './lane-status.js';
import { explainersOf, kindOf } from './lane-align.js';
import { closeBody, opcodeName, opcodeWord, textOf } from './lane-words.js';

/** Of a text so much stands in a row. */
const PREVIEW = 160;

const preview = (text) => visible(text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text);

/** +12.3 ms, +1.20 s */
export function since(ms) {
  const size = Math.abs(ms);
  const sign = ms < 0 ? '−' : '+';
  if (size < 1000) return `${sign}${number(size, size < 10 ? 1 : 0)} ms`;
  return `${sign}${number(size / 1000, size < 10000 ? 2 : 1)} s`;
}

function payload(item) {
  if (item.length === 0) return '';
  const text = item.opcode === 2 || item.kind === 'raw' ? null : textOf(item.bytes);
  if (text !== null) return preview(text);
  const some = Array.from(item.bytes.slice(0, 24), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return item.length > 24 ? `${some} …` : some;
}

const flags = (item, wantsMask) =>
  [item.fin ? '' : t('frame.unfinished'), item.rsv ? `RSV ${item.rsv}` : '', item.masked === wantsMask ? '' : t(item.masked ? 'frame.masked' : 'frame.unmasked')]
    .filter(Boolean).join(' · ');

function frameText(item, wantsMask) {
  const body = item.opcode === 8 && item.bytes.length === item.length ? closeBody(item.bytes) : null;
  const inner = item.opcode === 8
    ? body && typeof body === 'object' ? `${body.code} ${preview(textOf(body.reason) ?? '�')}` : body || ''
    : payload(item);
  return [opcodeName(item.opcode), t('frame.bytes', { n: number(item.length) }), flags(item, wantsMask), inner];
}

/** What kind it is (for its colour and sign), its name, and the rest of the line. */
function line(item) {
  switch (item.kind) {
    case 'connect':
      return ['▶', t('lane.op.connect'), item.url];
    case 'send':
      return ['▶', t('lane.op.send', { kind: opcodeWord(item.opcode) }), [item.fragmentBytes && t('lane.op.fragments', { n: number(item.fragmentBytes) }), payload(item)].filter(Boolean).join(' · ')];
    case 'close':
      return item.stream === 'op'
        ? ['▶', t('lane.op.close'), [item.code, item.reason && preview(item.reason)].filter(Boolean).join(' ')]
        : ['●', `close ${statusNumber(item.close.status)}`, statusMeaning(item.close.status)];
    case 'refused':
      return ['✕', t('lane.op.refused', { what: item.what }), item.text];
    case 'connection':
      return ['●', 'connection', ''];
    case 'receive':
      return ['●', `receive ${opcodeWord(item.opcode)}`, payload(item)];
    case 'request':
      return ['→', t('lane.request'), item.head.line];
    case 'answer':
      return ['←', t('lane.answer'), preview(item.text.split('\r\n')[0])];
    case 'frame': {
      const [name, ...rest] = frameText(item, true);
      return ['→', name, rest.filter(Boolean).join(' · ')];
    }
    case 'server': {
      const [name, ...rest] = frameText(item, false);
      return ['←', name, rest.filter(Boolean).join(' · ')];
    }
    case 'raw':
      return ['←', t('frame.raw'), `${t('frame.bytes', { n: number(item.length) })} · ${payload(item)}`];
    case 'end':
      return [item.who === 'client' ? '→' : '←', item.how === 'rst' ? 'TCP RST' : 'TCP FIN', t(`lane.end.${item.who}`)];
    case 'line':
      return ['▸', t('lane.console'), preview(item.text)];
    case 'note':
      return ['▸', t('lane.note'), preview(item.text)];
    case 'news':
      return ['▸', t('lane.board'), preview(item.text)];
    default:
      return ['…', item.missed ? t('lane.gap', { n: number(item.missed) }) : t('lane.gap.some'), ''];
  }
}

/** A row of all lanes. */
export function drawRow(row, lanes, toggle, place) {
  if (row.head) {
    return h('div', { class: 'lane-round' }, h('span', {}, t('lane.round', { n: row.round + 1 })));
  }
  return h('div', { class: 'lane-row' }, lanes.map((lane, index) => cell(row, index, lane, toggle, place)));
}

function cell(row, index, lane, toggle, place) {
  const item = row.cells[index];
  if (!item) return h('div', { class: 'lane-cell lane-none' });
  const [sign, name, rest] = line(item);
  const marks = row.marks[index] || [];
  const kinds = marks.map(kindOf);
  const kind = ['new', 'maybe', 'known'].find((one) => kinds.includes(one));
  const hint = marks.map((one) => `${one.field}: ${one.first} ≠ ${one.second}\n${whyOf(explainersOf(one)[0])}`).join('\n');
  return h(
    'button',
    {
      class: 'lane-cell',
      type: 'button',
      title: hint || null,
      'aria-expanded': String(place.isOpen()),
      dataset: { stream: item.stream, kind: item.kind, focus: String(index), ...(kind ? { differs: kind } : {}) },
      onclick: toggle,
    },
    h('span', { class: 'lane-who', 'aria-hidden': 'true' }, lane.letter),
    h('span', { class: 'unseen' }, lane.target),
    h('span', { class: 'lane-time' }, since(item.since)),
    h('span', { class: 'lane-sign', 'aria-hidden': 'true' }, sign),
    h('span', { class: 'lane-name' }, name),
    h('span', { class: 'lane-rest' }, rest),
    kind ? h('span', { class: `lane-mark ${kind}` }, t(`lane.mark.${kind}`)) : null,
  );
}

/** What an opened row shows: each lane's own in its column, and what differs below. */
export function drawDetail(row, lanes) {
  const differ = [...new Set((row.marks || []).flat())];
  return h(
    'div',
    { class: 'lane-more' },
    h('div', { class: 'lane-row' }, lanes.map((lane, index) =>
      h('div', { class: 'lane-detail' }, row.cells[index] ? [h('h3', {}, lane.target), detail(row.cells[index])] : h('p', { class: 'soft' }, t('lane.nothing', { target: lane.target }))))),
    differ.map((one) => difference(one)),
  );
}

function detail(item) {
  const when = [t('lane.at'), `${since(item.since)} · ${new Date(item.at).toISOString().slice(11, 23)} UTC`];
  if (item.stream === 'event' && item.kind === 'close') return [facts([when]), closeBlock(item.close)];
  if (item.kind === 'request' || item.kind === 'answer') {
    return [facts([when]), h('pre', { class: 'lane-pre', tabindex: '0' }, item.text.trimEnd().split('\r\n').map(visible).join('\n'))];
  }
  if (item.bytes) return [facts([when, ...frameFacts(item)]), ...bytes(item)];
  return facts([when, item.url ? ['URL', item.url] : null, item.text ? [t('lane.text'), visible(item.text)] : null]);
}

function frameFacts(item) {
  const isFrame = item.kind === 'frame' || item.kind === 'server';
  return [
    isFrame ? ['FIN', t(item.fin ? 'lane.yes' : 'lane.no')] : null,
    item.rsv ? ['RSV', item.rsv] : null,
    item.opcode !== undefined ? [t('frame.opcode'), `0x${item.opcode.toString(16)} · ${opcodeName(item.opcode)}`] : null,
    [t('frame.length'), t('frame.bytes', { n: number(item.length) })],
    item.fragmentBytes ? [t('twin.fragments'), t('frame.bytes', { n: number(item.fragmentBytes) })] : null,
    isFrame ? [t('frame.mask'), item.key ? Array.from(item.key, (byte) => byte.toString(16).padStart(2, '0')).join(' ') : t(item.masked ? 'lane.yes' : 'lane.no')] : null,
  ];
}

function bytes(item) {
  const text = textOf(item.bytes);
  const cut = item.length > item.bytes.length ? h('p', { class: 'soft' }, t('frame.cut', { n: number(item.bytes.length) })) : null;
  if (item.length === 0) return [h('p', { class: 'soft' }, t('frame.empty'))];
  return [
    text !== null && item.opcode !== 2 ? h('pre', { class: 'lane-pre', tabindex: '0' }, visible(text)) : null,
    h('pre', { class: 'lane-pre lane-hex', tabindex: '0' }, hexDump(item.bytes)),
    cut,
  ];
}

const facts = (some) =>
  h('dl', { class: 'tw-facts' }, some.filter(Boolean).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));

/** A difference in words, with what explains it. */
function difference(one) {
  const kind = kindOf(one);
  const [first, ...others] = explainersOf(one);
  const advice = first ? adviceOf(first) : '';
  return h(
    'section',
    { class: `tw-difference ${kind}` },
    h('h3', {}, t(`lane.differs.${kind}`, { field: one.field, target: one.lane.target })),
    h('p', { class: 'mono' }, visible(one.first), ' ≠ ', visible(one.second)),
    first
      ? [
        h('p', {}, whyOf(first)),
        advice ? h('p', { class: 'tw-advice' }, advice) : null,
        kind === 'maybe' ? h('p', { class: 'soft' }, t('lane.differs.scenarios'), ' ', h('code', {}, first.scenarios)) : null,
        h('p', { class: 'soft' }, first.id, first.evidence.length ? ` · ${first.evidence.join(' · ')}` : ''),
        others.length ? h('p', { class: 'soft' }, t('lane.differs.or', { ids: others.slice(0, 4).map((other) => other.id).join(', ') })) : null,
      ]
      : h('p', { class: 'soft' }, t('lane.differs.unknown')),
  );
}
