// The rows of lanes that stand beside each other, and their differences: the end of it is put together anew while things
// happen, what is older is left as it is.

import { differences, explain, kindOf, rows } from './lane-align.js';

/** A round with more items than that is cut where all lanes have the same. */
const LONG = 900;

/** So long after the last item of a round nothing more is expected of it. */
const SETTLED_MS = 1500;

/** Of differences so many are kept. */
const MOST_DIFFERENCES = 1000;

/** Beyond so many bytes of payloads, older ones are shortened. */
const MOST_BYTES = 24 << 20;

export class LaneTable {
  /** Each `{ round, lane, field, first, second, items, known }`. */
  found = [];
  tolerance = 1000;
  catalogue = [];

  #frozen = 0;
  #live = 0;
  #kept = [];
  #bytes = 0;
  #begun = new Set();

  /**
   * @param lanes in the order in which they are shown
   * @param list a VirtualList of rows
   */
  constructor(lanes, list) {
    this.lanes = lanes;
    this.list = list;
    this.reference = Math.max(0, lanes.findIndex((lane) => lane.target === 'jvm'));
  }

  /** Puts together what there is now. @return ms after which it is worth another look, 0 if it is not */
  draw() {
    const tail = [];
    let live = [];
    let again = 0;
    const count = Math.max(0, ...this.lanes.map((lane) => lane.rounds.length));
    for (let round = this.#live; round < count; round++) {
      const parts = this.lanes.map((lane) => lane.rounds[round]);
      const { over, settled, waits } = this.#settled(parts, round);
      if (waits) again = SETTLED_MS;
      if (!this.#begun.has(round)) tail.push(this.#head(round, parts));
      const made = this.#rows(parts);
      const differ = this.#differences(parts.map((part) => part?.items || []), round, over);
      this.#marked(made, differ);
      const old = settled && round < count - 1 && round === this.#live;
      if (old) {
        this.#freeze([...tail.splice(0), ...made], differ, parts);
        this.#live++;
        this.#begun.add(round);
      } else if (made.length > LONG && round === this.#live) {
        this.#cut(round, made, tail);
        const rest = this.#rows(parts);
        const left = this.#differences(parts.map((part) => part?.items || []), round, over);
        this.#marked(rest, left);
        tail.push(...rest);
        live = live.concat(left);
      } else {
        tail.push(...made);
        live = live.concat(differ);
      }
    }
    this.list.replaceFrom(this.#frozen, tail);
    this.found = [...this.#kept, ...live];
    return again;
  }

  /** Whether more is to be expected in that round, and whether only time will tell. */
  #settled(parts, round) {
    const now = performance.now();
    const ended = this.lanes.map((lane, index) => {
      const part = parts[index];
      if (!part) return lane.state === 'ended';
      return part.over || lane.state === 'ended' || lane.rounds.length > round + 1;
    });
    const over = parts.map((part, index) => ended[index] && (!part || now - part.lastAt > SETTLED_MS));
    return { over, settled: over.every(Boolean), waits: ended.some((one, index) => one && !over[index]) };
  }

  #rows(parts) {
    const items = parts.map((part) => part?.items || []);
    const first = items[this.reference].length ? this.reference : items.findIndex((some) => some.length);
    return first < 0 ? [] : rows(items, first).map(steady);
  }

  #head(round, parts) {
    const key = parts.find(Boolean);
    key.head ||= { head: true, round, cells: [], version: 0 };
    return key.head;
  }

  #differences(items, round, over) {
    const found = [];
    this.lanes.forEach((lane, index) => {
      if (index === this.reference) return;
      const all = differences(items[this.reference], items[index], { over: [over[this.reference], over[index]], tolerance: this.tolerance });
      for (const one of all) {
        found.push({ ...one, round, lane, ...explain(this.catalogue, one, all, this.tolerance) });
      }
    });
    return found;
  }

  #marked(made, differ) {
    const of = new Map();
    for (const one of differ) {
      for (const item of one.items) if (item) of.set(item, [...(of.get(item) || []), one]);
    }
    for (const row of made) {
      const marks = row.cells.map((item) => (item && of.get(item)) || []);
      const sign = marks.map((some) => some.map((one) => `${one.field}:${one.first}:${one.second}:${kindOf(one)}`).join()).join('|');
      if (sign !== row.sign) row.version++;
      row.sign = sign;
      row.marks = marks;
    }
  }

  // ---- what is old

  #cut(round, made, tail) {
    const half = Math.floor(made.length / 2);
    let end = half;
    while (end > 0 && !isSame(made[end], this.lanes.length)) end--;
    if (end === 0) end = half;
    const taken = made.slice(0, end + 1);
    const gone = new Set(taken.flatMap((row) => row.cells).filter(Boolean));
    const parts = this.lanes.map((lane) => lane.rounds[round]);
    const items = parts.map((part) => (part ? part.items.filter((item) => gone.has(item)) : []));
    const differ = this.#differences(items, round, items.map(() => false));
    this.#marked(taken, differ);
    this.#freeze([...tail.splice(0), ...taken], differ, []);
    this.#begun.add(round);
    for (const part of parts) if (part) part.items = part.items.filter((item) => !gone.has(item));
  }

  #freeze(some, differ, parts) {
    this.list.replaceFrom(this.#frozen, some);
    this.#frozen += some.length;
    this.#kept = this.#kept.concat(differ).slice(-MOST_DIFFERENCES);
    for (const part of parts) if (part) part.items = [];
    for (const row of some) {
      for (const item of row.cells) {
        if (!item) continue;
        item.row = null;
        const size = item.bytes?.length || 0;
        this.#bytes += size;
        if (this.#bytes > MOST_BYTES && size > 64) {
          item.bytes = item.bytes.slice(0, 64);
          this.#bytes -= size - 64;
        }
      }
    }
  }
}

const isSame = (row, count) =>
  row.cells.length === count && row.cells.every((item) => item && item.words === row.cells[0].words);

/** The row that stood there before, if it is the same but for what came to it: what is open stays open. */
function steady(row) {
  const key = row.cells.find(Boolean);
  const before = key.row;
  if (!before) {
    key.row = { ...row, version: 0, marks: [] };
    return key.row;
  }
  if (row.cells.some((item, index) => item !== before.cells[index])) {
    before.cells = row.cells;
    before.version++;
  }
  return before;
}
