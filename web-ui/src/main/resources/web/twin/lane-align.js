// Puts lanes beside each other by what happened, and says where they differ. Pure.

import { endsWords } from './lane-words.js';

export const NOTHING = 'nothing';

/** Longer pieces are compared place by place: the table would be too large. */
const MOST = 700;

/**
 * Pairs of indexes, in order; -1 where one has nothing. As much as possible is equal, and what is left between equal ones
 * is paired in order, if it is alike.
 */
export function pairs(first, second, alike = () => true) {
  const out = [];
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length && first[i] === second[j]) out.push([i++, j++]);
  const huge = (first.length - i) * (second.length - j) > MOST * MOST;
  const common = huge ? null : table(first, second, i, j);
  const from = [i, j];
  const at = (a, b) => common[a - from[0]][b - from[1]];
  let mine = [];
  let others = [];
  const gap = () => {
    for (const a of mine) {
      const b = others.findIndex((other) => alike(a, other));
      for (const before of others.splice(0, Math.max(0, b))) out.push([-1, before]);
      out.push([a, b < 0 ? -1 : others.shift()]);
    }
    for (const b of others) out.push([-1, b]);
    mine = [];
    others = [];
  };
  while (i < first.length || j < second.length) {
    const both = i < first.length && j < second.length;
    if (both && first[i] === second[j]) {
      gap();
      out.push([i++, j++]);
    } else if (both && (huge || at(i + 1, j) === at(i, j + 1))) {
      mine.push(i++);
      others.push(j++);
    } else if (j === second.length || (both && at(i + 1, j) > at(i, j + 1))) {
      mine.push(i++);
    } else {
      others.push(j++);
    }
  }
  gap();
  return out;
}

function table(first, second, i0, j0) {
  const rows = Array.from({ length: first.length - i0 + 1 }, () => new Uint16Array(second.length - j0 + 1));
  for (let i = first.length - i0 - 1; i >= 0; i--) {
    for (let j = second.length - j0 - 1; j >= 0; j--) {
      rows[i][j] = first[i0 + i] === second[j0 + j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  return rows;
}

/** Sequences of their own: within one, order counts. */
export const STREAMS = ['op', 'request', 'server', 'frame', 'event', 'tcp', 'note'];

const inStream = (items, stream) => items.filter((item) => item.stream === stream);

/**
 * Rows of these lanes: `{ cells: [item or undefined, …] }`, in the order of the reference, what only another one has behind
 * what came before it there.
 *
 * @param lanes items of each lane, in order
 * @param reference which lane the others are compared with
 */
export function rows(lanes, reference) {
  const order = lanes[reference].map((item) => row(item, reference, lanes.length));
  let list = order;
  const rowOf = new Map(order.map((one) => [one.cells[reference], one]));
  lanes.forEach((items, lane) => {
    if (lane === reference) return;
    for (const stream of STREAMS) {
      const mine = inStream(lanes[reference], stream);
      const theirs = inStream(items, stream);
      const alike = (a, b) => mine[a].kind === theirs[b].kind && mine[a].opcode === theirs[b].opcode;
      for (const [a, b] of pairs(mine.map(words), theirs.map(words), alike)) {
        if (a >= 0 && b >= 0) rowOf.get(mine[a]).cells[lane] = theirs[b];
      }
    }
    const of = new Map(list.filter((one) => one.cells[lane]).map((one) => [one.cells[lane], one]));
    const behind = new Map();
    let last = null;
    for (const item of items) {
      if (of.has(item)) last = of.get(item);
      else behind.set(last, [...(behind.get(last) || []), row(item, lane, lanes.length)]);
    }
    list = [...(behind.get(null) || []), ...list.flatMap((one) => [one, ...(behind.get(one) || [])])];
  });
  return list;
}

const words = (item) => item.words;

function row(item, lane, count) {
  const cells = new Array(count).fill(undefined);
  cells[lane] = item;
  return { cells };
}

/**
 * Where a lane differs from the reference, as `{ field, first, second, items: [item, item] }`. What one has and the other
 * has not counts once the other is settled: it may still come.
 *
 * @param over of both, whether nothing more is to be expected of it
 * @param tolerance ms by which the same may be seen apart
 */
export function differences(allOfReference, allOfOther, { over: ended, tolerance }) {
  const [reference, other] = comparable(allOfReference, allOfOther);
  // where the other lane could not be told the same any more, nothing more is to be expected
  const over = [ended[0] || (ended[1] && reference !== allOfReference), ended[1] || (ended[0] && other !== allOfOther)];
  const found = [];
  const differ = (field, first, second, items) => {
    if (first !== second) found.push({ field, first, second, items });
  };
  events(reference, other, over, tolerance, differ);
  requests(reference, other, differ);
  // a board that was lost is nobody's behaviour: what is missing since then says nothing
  if (isLost(reference) || isLost(other)) return found.filter((one) => /^(request|header )/.test(one.field));
  const frames = inStream(reference, 'frame');
  const others = inStream(other, 'frame');
  const sent = pairs(frames.map(words), others.map(words));
  const certain = lastOfBoth(sent, frames, others);
  for (const [place, [a, b]] of sent.entries()) {
    if (place > certain && waits(a, b, over)) continue;
    differ('frame', frames[a]?.words || NOTHING, others[b]?.words || NOTHING, [frames[a], others[b]]);
  }
  const ends = inStream(reference, 'tcp');
  const otherEnds = inStream(other, 'tcp');
  if (over[0] && over[1] && (inStream(reference, 'request').length || inStream(other, 'request').length)) {
    differ('tcp', endsWords(ends), endsWords(otherEnds), [ends[0], otherEnds[0]]);
  }
  return found;
}

/** What follows a verb that only one lane got (the other was over) is left out: it has no twin. */
function comparable(first, second) {
  const mine = inStream(first, 'op');
  const theirs = inStream(second, 'op');
  const lone = pairs(mine.map(words), theirs.map(words)).find(([a, b]) => a < 0 || b < 0);
  if (!lone) return [first, second];
  const until = (items, op) => (op && op.kind !== 'refused' ? items.filter((item) => item.at < op.at) : items);
  return [until(first, mine[lone[0]]), until(second, theirs[lone[1]])];
}

const isLost = (items) => items.some((item) => item.close && item.close.status <= -990 && item.close.status >= -999);

/** Where both have the same last: what one lacks before it will not come any more. */
function lastOfBoth(all, mine, others) {
  return all.findLastIndex(([a, b]) => a >= 0 && b >= 0 && mine[a].words === others[b].words);
}

/** What one side lacks may still come to it. */
function waits(a, b, over) {
  return (a < 0 && !over[0]) || (b < 0 && !over[1]);
}

function events(reference, other, over, tolerance, differ) {
  const mine = inStream(reference, 'event');
  const others = inStream(other, 'event');
  const seen = pairs(mine.map(words), others.map(words));
  const certain = lastOfBoth(seen, mine, others);
  for (const [place, [a, b]] of seen.entries()) {
    const first = mine[a];
    const second = others[b];
    if (!first || !second) {
      if (place < certain || !waits(a, b, over)) differ((first || second).kind === 'close' ? 'close' : 'event', first?.words || NOTHING, second?.words || NOTHING, [first, second]);
      continue;
    }
    const alike = first.kind === second.kind;
    if (!alike && place > certain && !over[0] && !over[1]) continue;
    differ(alike && first.kind === 'close' ? 'close' : 'event', first.words, second.words, [first, second]);
    const late = Math.abs(first.since - second.since) > tolerance;
    if (late && (first.words === second.words || (alike && first.kind === 'close'))) {
      differ('time', timed(first), timed(second), [first, second]);
    }
  }
}

const timed = (item) => `${item.words} at ${Math.round(item.since)} ms`;

function requests(reference, other, differ) {
  const [first] = inStream(reference, 'request');
  const [second] = inStream(other, 'request');
  if (!first || !second) return;
  const items = [first, second];
  differ('request', first.head.line, second.head.line, items);
  for (const name of new Set([...first.head.headers.keys(), ...second.head.headers.keys()])) {
    differ(`header ${name}`, first.head.headers.get(name) ?? NOTHING, second.head.headers.get(name) ?? NOTHING, items);
  }
}

// ---- what is understood

const compiled = new Map();

/** Patterns of the catalogue are Java's; the few constructs they use mean the same here. */
function pattern(source) {
  if (!compiled.has(source)) compiled.set(source, new RegExp(`^(?:${source})$`, 's'));
  return compiled.get(source);
}

const AT = / at (-?\d+) ms$/;

function fits(shape, one, tolerance) {
  if (!pattern(shape.field).test(one.field)) return false;
  if (!pattern(`(?:${shape.jvm})\\u0000(?:${shape.board})`).test(`${one.first}\u0000${one.second}`)) return false;
  if (shape.apartMs === undefined) return true;
  const first = AT.exec(one.first);
  const second = AT.exec(one.second);
  return first && second && Math.abs(first[1] - second[1] - shape.apartMs) <= tolerance;
}

const any = (shapes, one, tolerance) => shapes.some((shape) => fits(shape, one, tolerance));

const isEverywhere = (entry) => entry.scenarios === '.*';

/** A shape that fits whatever one says tells nothing where nobody knows which scenario is played. */
const isVague = (shape) => pattern(shape.jvm).test('\u0001') && pattern(shape.board).test('\u0001');

/**
 * What explains this one: `known`, entries of the catalogue about all scenarios that describe it, or from whose behaviour it
 * follows; and `maybe`, those that describe it in some scenarios, as nobody knows here which one is played.
 */
export function explain(catalogue, one, all, tolerance) {
  const is = (entry, other) =>
    any(entry.shapes, other, tolerance) &&
    (entry.beside.length === 0 || all.some((more) => any(entry.beside, more, tolerance)));
  const wide = catalogue.filter(isEverywhere);
  let known = wide.filter((entry) => is(entry, one));
  if (known.length === 0) known = wide.filter((entry) => any(entry.then, one, tolerance) && all.some((other) => is(entry, other)));
  const maybe = known.length ? [] : catalogue.filter((entry) => !isEverywhere(entry) && any(entry.shapes.filter((shape) => !isVague(shape)), one, tolerance) && is(entry, one));
  return { known, maybe };
}

/** What explains a difference, the likeliest first. */
export const explainersOf = (one) => [...one.known, ...one.maybe];

/** known, maybe or new */
export function kindOf(one) {
  return one.known.length ? 'known' : one.maybe.length ? 'maybe' : 'new';
}
