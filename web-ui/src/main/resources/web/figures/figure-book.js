// What is counted of one board, second by second, in rings: nothing here grows. Pure: entries and samples in, series out.

/** So many seconds are kept. */
export const SECONDS = 300;

/** So many are shown at the least. */
const LEAST = 60;

/** A message that is not answered in this time has no round trip. */
const PATIENCE_MS = 10_000;
const MOST_WAITING = 64;
const MOST_SESSIONS = 200;
const MOST_TRIPS = 100;

const COUNTS = ['sent', 'received', 'sentBytes', 'receivedBytes'];
/** Where a session stands after such an entry. */
const STATES = { 'session.opened': 'new', 'session.connection': 'open', 'session.close': 'closed', 'session.ended': 'ended' };
const LEVELS = ['toBoard', 'fromBoard', 'resends', 'heap'];

/** Milliseconds with their fraction, which Date drops. */
function ms(at) {
  const more = /\.\d{3}(\d{1,6})/.exec(at);
  return Date.parse(at) + (more ? Number(`0.${more[1]}`) : 0);
}

/** Of numbers in no order. */
function median(values) {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1];
}

/** One number for each second; those that have passed out of the ring are forgotten. */
class Ring {
  constructor(empty) {
    this.empty = empty;
    this.values = new Array(SECONDS).fill(empty);
    this.seconds = new Float64Array(SECONDS);
  }

  /** The place of that second, emptied if it was another's; null if it is too old. */
  #place(second) {
    const place = second % SECONDS;
    if (this.seconds[place] > second) return null;
    if (this.seconds[place] !== second) {
      this.seconds[place] = second;
      this.values[place] = this.empty;
    }
    return place;
  }

  add(second, value) {
    const place = this.#place(second);
    if (place !== null) this.values[place] = (this.values[place] ?? 0) + value;
  }

  set(second, value) {
    const place = this.#place(second);
    if (place !== null) this.values[place] = value;
  }

  at(second) {
    const place = second % SECONDS;
    return this.seconds[place] === second ? this.values[place] : this.empty;
  }
}

export class FigureBook {
  #rings = new Map();
  #trips = new Map();
  #waiting = new Map();
  #sessions = new Map();
  #last = null;

  /** @param now in ms: before nobody has counted */
  constructor(now) {
    this.began = Math.floor(now / 1000);
    for (const name of COUNTS) this.#rings.set(name, new Ring(0));
    for (const name of LEVELS) this.#rings.set(name, new Ring(null));
  }

  /** An entry of the feed about this board. */
  hear(entry) {
    const at = ms(entry.at);
    const second = Math.floor(at / 1000);
    if (entry.type === 'session.sent' && entry.opcode < 8) this.#sent(entry, at, second);
    else if (entry.type === 'session.receive') this.#received(entry, at, second);
    else if (entry.type in STATES) this.#moved(entry.session, STATES[entry.type]);
    else if (entry.type === 'board.ready') this.#rings.get('heap').set(second, entry.heap);
  }

  #moved(id, state) {
    this.#session(id).state = state;
    if (state !== 'open') this.#waiting.delete(id);
  }

  #session(id) {
    let session = this.#sessions.get(id);
    if (!session) {
      if (this.#sessions.size >= MOST_SESSIONS) this.#sessions.delete(this.#sessions.keys().next().value);
      this.#sessions.set(id, (session = { sent: 0, received: 0, sentBytes: 0, receivedBytes: 0, trip: null, state: null }));
    }
    return session;
  }

  #sent(entry, at, second) {
    const length = entry.length ?? 0;
    this.#rings.get('sent').add(second, 1);
    this.#rings.get('sentBytes').add(second, length);
    const session = this.#session(entry.session);
    session.sent++;
    session.sentBytes += length;
    let waiting = this.#waiting.get(entry.session);
    if (!waiting) {
      if (this.#waiting.size >= MOST_SESSIONS) this.#waiting.delete(this.#waiting.keys().next().value);
      this.#waiting.set(entry.session, (waiting = []));
    }
    if (waiting.length < MOST_WAITING) waiting.push(at);
  }

  #received(entry, at, second) {
    const length = entry.length ?? 0;
    this.#rings.get('received').add(second, 1);
    this.#rings.get('receivedBytes').add(second, length);
    const session = this.#session(entry.session);
    session.received++;
    session.receivedBytes += length;
    const waiting = this.#waiting.get(entry.session) || [];
    let from = waiting.shift();
    while (from !== undefined && at - from > PATIENCE_MS) from = waiting.shift();
    if (from === undefined) return; // nobody has asked for it
    session.trip = at - from;
    let trips = this.#trips.get(second);
    if (!trips) {
      this.#trips.set(second, (trips = []));
      for (const old of this.#trips.keys()) if (old <= second - SECONDS) this.#trips.delete(old);
    }
    if (trips.length < MOST_TRIPS) trips.push(at - from);
  }

  /**
   * What the service has counted so far.
   *
   * @param now in ms
   * @param counted `{toBoard, fromBoard, resends, heap}`, each undefined where nothing is known
   */
  sample(now, counted) {
    const second = Math.floor(now / 1000);
    const before = this.#last;
    this.#last = { now, ...counted };
    if (counted.heap !== undefined) this.#rings.get('heap').set(second, counted.heap);
    if (!before || now <= before.now) return;
    const per = (now - before.now) / 1000;
    for (const name of ['toBoard', 'fromBoard', 'resends']) {
      if (counted[name] === undefined || before[name] === undefined) continue;
      const more = counted[name] - before[name];
      if (more < 0) continue; // the service has begun anew
      // a sample that is late stands for the seconds without one, too
      const from = Math.max(Math.floor(before.now / 1000) + 1, second - SECONDS + 1);
      for (let one = Math.min(from, second); one <= second; one++) this.#rings.get(name).set(one, more / per);
    }
  }

  /** The seconds that are shown, the oldest first, without the one that is not over. */
  times(now) {
    const end = Math.floor(now / 1000);
    const from = Math.max(end - SECONDS + 1, Math.min(this.began, end - LEAST));
    return Array.from({ length: end - from }, (_, index) => from + index);
  }

  /** One value for each of these; null where nobody has counted. */
  series(name, now) {
    const ring = this.#rings.get(name);
    return this.times(now).map((second) => (second < this.began ? null : ring.at(second)));
  }

  /** Of the round trips that ended in each second, in ms; null where there were none. */
  trips(now) {
    const of = (kind) => this.times(now).map((second) => (this.#trips.has(second) ? kind(this.#trips.get(second)) : null));
    return { median: of(median), longest: of((all) => Math.max(...all)) };
  }

  /** By id. */
  get sessions() {
    return this.#sessions;
  }
}

/** The figures of each board in Prometheus's text. */
export function countsOf(text) {
  const all = new Map();
  const NAMES = { wiretwin_board_line_bytes_total: null, wiretwin_board_resends_total: 'resends', wiretwin_board_heap_bytes: 'heap' };
  for (const line of text.split('\n')) {
    const parts = /^(\w+)\{([^}]*)\} (\S+)/.exec(line);
    if (!parts || !(parts[1] in NAMES)) continue;
    const labels = Object.fromEntries(Array.from(parts[2].matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g), (one) => [one[1], one[2].replace(/\\(.)/g, '$1')]));
    const value = Number(parts[3]);
    const name = NAMES[parts[1]] || (labels.direction === 'to_board' ? 'toBoard' : 'fromBoard');
    if (!Number.isFinite(value)) continue;
    if (!all.has(labels.board)) all.set(labels.board, {});
    all.get(labels.board)[name] = value;
  }
  return all;
}
