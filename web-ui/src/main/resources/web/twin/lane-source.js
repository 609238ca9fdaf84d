// One lane: a session, and what the lab server it talks to wrote down, as items in the order of time.

import { PAGE, Problem, boards, labs, sessions } from '../api.js';
import { fromBase64, hex, utf8 } from '../lib/bytes.js';
import { sentence } from '../lib/ask.js';
import { boardOf } from '../lib/holder.js';
import { FrameStream, KEPT } from './frame-stream.js';
import { frameWords, opcodeWord, payloadWords, requestHead } from './lane-words.js';

/** So long after something happened it is looked again whether more did: a recording tells nobody of its own accord. */
const AGAIN_MS = [250, 700, 2000, 5000];

/** Asked so often at the most. */
const SETTLE_MS = 60;

/** So far apart may the service's clock and that of a recording be, which both are of the same machine. */
const APART_MS = 200;

/** From so much on it is said that a lab server did something late. */
const LATE_MS = 100;

export class Lane {
  /** One per connect; `items` are those that the table has not taken yet, in the order of time. */
  rounds = [];
  /** new, connecting, open, closing, closed, ended */
  state = 'new';
  /** What is wrong with it, in words. */
  trouble = '';
  url = '';
  close = null;

  #after = 0;
  #connections = new Map();
  #read = 0;
  #shift = 0;
  #consoleAfter = 0;
  #line = '';
  #due = 0;
  #busy = false;
  #again = false;
  #quiet = 0;
  #isModule;
  #gone = false;

  /**
   * @param spec `{ target, session, lab }`; lab may be missing
   * @param changed called when there are items
   */
  constructor(spec, changed) {
    Object.assign(this, spec);
    this.changed = changed;
    this.board = boardOf(this.target);
  }

  leave() {
    this.#gone = true;
    clearTimeout(this.#due);
  }

  /** Whether an entry of the feed is about it. */
  heard(entry) {
    if (entry.session === this.session) {
      if (entry.type === 'session.ended') this.#ended(entry.reason);
      this.due();
    } else if (this.board && entry.board === this.board && NEWS.has(entry.type)) {
      this.#put({ stream: 'console', kind: 'news', at: Date.parse(entry.at), text: entry.sentence || '', type: entry.type });
      this.changed();
      this.due();
    }
  }

  /** Something has happened: it is asked what. */
  due() {
    this.#quiet = 0;
    this.#soon(SETTLE_MS);
  }

  #soon(ms) {
    if (this.#gone) return;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.#ask(), ms);
  }

  async #ask() {
    this.#busy = true;
    this.#again = false;
    const began = performance.now();
    let news = false;
    try {
      if (this.state !== 'ended') news = await this.#events();
      if (this.lab) news = (await this.#recording()) || news;
      if (this.board && this.rounds.length) news = (await this.#console()) || news;
      this.trouble = this.state === 'ended' ? this.trouble : '';
    } catch (failed) {
      if (failed instanceof Problem && (failed.status === 404 || failed.status === 410)) this.#ended(sentence(failed));
      else this.trouble = sentence(failed);
    } finally {
      this.#busy = false;
    }
    if (this.#gone) return;
    this.changed();
    const took = performance.now() - began;
    if (news || this.#again) this.#quiet = 0;
    if (this.#again) this.#soon(Math.max(SETTLE_MS, took * 2));
    else if (this.#quiet < AGAIN_MS.length || this.state === 'open' || this.state === 'connecting' || this.state === 'closing') {
      this.#soon(Math.max(AGAIN_MS[Math.min(this.#quiet++, AGAIN_MS.length - 1)], took * 4));
    }
  }

  #ended(why) {
    this.state = 'ended';
    if (why) this.trouble = why;
  }

  // ---- what the session says

  async #events() {
    let news = false;
    for (;;) {
      const page = await sessions.events(this.session, this.#after);
      for (const event of page.events) this.#event(event);
      news = news || page.events.length > 0;
      const more = page.next > this.#after && page.events.length >= PAGE;
      this.#after = page.next;
      if (!more || this.#gone) return news;
    }
  }

  #event(event) {
    const at = Date.parse(event.at);
    switch (event.type) {
      case 'opened':
        return;
      case 'connecting':
        this.state = 'connecting';
        this.url = event.url;
        this.close = null;
        this.rounds.push({ at, items: [], count: 0, over: false, lastAt: 0, request: false });
        this.#put({ stream: 'op', kind: 'connect', at, words: 'connect', url: event.url });
        return;
      case 'connection':
        this.state = 'open';
        this.#put({ stream: 'event', kind: 'connection', at, words: 'connection' });
        return;
      case 'sent':
      case 'receive': {
        const bytes = bytesOf(event);
        const what = `${opcodeWord(event.opcode)} ${payloadWords(bytes, event.length)}`;
        this.#put({
          stream: event.type === 'sent' ? 'op' : 'event',
          kind: event.type === 'sent' ? 'send' : 'receive',
          at,
          words: `${event.type === 'sent' ? 'send' : 'receive'} ${what}`,
          opcode: event.opcode,
          length: event.length,
          fragmentBytes: event.fragmentBytes,
          bytes: bytes.slice(0, KEPT),
          lossy: event.type === 'receive' && event.text?.includes('\uFFFD') ? event.text : null,
        });
        return;
      }
      case 'closing':
        this.state = 'closing';
        this.#put({ stream: 'op', kind: 'close', at, words: `close ${event.code ?? ''} ${event.reason ?? ''}`.trim(), code: event.code, reason: event.reason });
        return;
      case 'close':
        this.state = 'closed';
        this.close = event;
        if (this.rounds.length) this.rounds[this.rounds.length - 1].over = true;
        this.#put({ stream: 'event', kind: 'close', at, words: `close ${event.status}`, close: event });
        return;
      case 'gap':
        this.#put({ stream: 'gap', kind: 'gap', at, words: 'gap', missed: event.missed });
        return;
      case 'ended':
        this.#ended(event.reason);
    }
  }

  /** A call that was refused: it is in no log but this one. */
  refused(what, failed) {
    this.#put({ stream: 'op', kind: 'refused', at: Date.now(), words: `${what} refused`, what, text: sentence(failed) });
    this.changed();
  }

  // ---- what its lab server saw

  async #recording() {
    let news = false;
    for (;;) {
      let lab;
      try {
        lab = await labs.read(this.lab, this.#read);
      } catch (failed) {
        if (!(failed instanceof Problem) || failed.status !== 404) throw failed;
        this.labGone = true;
        this.lab = null; // from here on the session's events alone tell
        return news;
      }
      this.labUrl = lab.url;
      // a connect is told before anybody comes: whoever is new belongs to a round that is told by now
      if (this.state !== 'ended' && lab.entries.some((one) => !this.#connections.has(one.connection))) news = (await this.#events()) || news;
      const began = Date.parse(lab.createdAt);
      if (lab.missed && lab.entries.length) this.#put({ stream: 'gap', kind: 'gap', at: began + lab.entries[0].at + this.#shift, words: 'gap', missed: lab.missed });
      for (const entry of lab.entries) {
        const seen = this.#connection(entry, began);
        if (seen) news = this.#seen(entry, seen) || news;
      }
      for (const round of this.rounds.slice(-2)) round.items.filter((item) => item.lossy).forEach((item) => restore(item, round.items));
      this.#read = lab.next;
      if (lab.next >= lab.last || this.#gone) return news;
    }
  }

  /** What is known of an entry's connection; null if it belongs to no round. */
  #connection(entry, began) {
    const known = this.#connections.get(entry.connection);
    if (known) return known;
    // nobody is accepted before somebody connects: clocks of the recording and of the session are set to that
    const round = this.rounds.findLast((one) => one.at <= began + entry.at + this.#shift + APART_MS);
    if (!round) return null; // somebody else, before this lane connected
    this.#shift = Math.max(this.#shift, round.at - (began + entry.at));
    // whose beginning is no longer kept goes on with frames, most likely
    const seen = { stream: new FrameStream(entry.type !== 'accepted'), round, at: (ms) => began + this.#shift + ms };
    this.#connections.set(entry.connection, seen);
    return seen;
  }

  /** @return whether there is something to be shown of it */
  #seen(entry, seen) {
    const put = (item) => this.#put({ at: seen.at(entry.at), ...item }, seen.round);
    switch (entry.type) {
      case 'request': {
        const text = entry.text ?? latin(entry.base64);
        put({ stream: 'request', kind: 'request', words: 'request', head: requestHead(text), text });
        return true;
      }
      case 'frame': {
        this.#behindItsOp(entry, seen);
        const bytes = bytesOf(entry);
        const whole = { opcode: entry.opcode, fin: entry.fin, masked: entry.masked, length: entry.length, bytes };
        put({ stream: 'frame', kind: 'frame', ...whole, words: frameWords(whole, true), bytes: bytes.slice(0, KEPT) });
        return true;
      }
      case 'sent':
        for (const part of seen.stream.take(bytesOf(entry), entry.length)) put(ofServer(part));
        return true;
      case 'end':
        put({ stream: 'tcp', kind: 'end', words: `${entry.who} ${entry.how}`, who: entry.who, how: entry.how });
        return true;
      case 'note':
        // a little late is nobody's news
        if (entry.lateMs !== 0 && entry.lateMs <= LATE_MS) return false;
        put({ stream: 'note', kind: 'note', words: entry.sentence, text: entry.sentence });
        return true;
      default:
        return false; // that it came is seen by what it does
    }
  }

  /** No frame goes out before somebody asked for it: so the clock of the recording is set, if it is behind. */
  #behindItsOp(frame, seen) {
    const kind = frame.opcode === 8 ? 'close' : 'send';
    const op = seen.round.items.find((item) => item.stream === 'op' && item.kind === kind && (kind === 'close' || (item.opcode === frame.opcode && !item.went)));
    if (!op || (kind === 'close' && seen.round.items.some((item) => item.kind === 'server' && item.opcode === 8))) return;
    if (op.went) return;
    op.went = true;
    this.#shift += Math.max(0, op.at + 0.01 - seen.at(frame.at));
  }

  // ---- what the board printed in between

  async #console() {
    // of a module that is what our own client says to it: the frames tell all of it
    this.#isModule ??= (await boards.show(this.board)).firmwareKind === 'at-firmware';
    if (this.#isModule) return false;
    let news = false;
    for (;;) {
      const page = await boards.console(this.board, this.#consoleAfter);
      for (const entry of page.entries) news = this.#printed(entry) || news;
      const more = page.next > this.#consoleAfter && page.entries.length >= PAGE;
      this.#consoleAfter = page.next;
      if (!more || this.#gone) return news;
    }
  }

  /** @return whether there is something to be shown of it */
  #printed(entry) {
    if (entry.direction !== 'from-board') return false;
    const at = Date.parse(entry.at);
    const lines = (this.#line + (entry.text ?? pairs(entry.hex))).split('\n');
    this.#line = lines.pop().slice(-4096);
    if (at < this.rounds[0].at) return false; // of somebody before us
    // a line with ~ is a frame of the agent from there on
    const printed = lines.map((line) => line.split('~')[0].replace(/\r/g, '').trim()).filter((line) => line !== '');
    for (const text of printed) this.#put({ stream: 'console', kind: 'line', at, text });
    return printed.length > 0;
  }

  // ---- in order

  #put(item, round = this.#roundAt(item.at)) {
    if (!round) return;
    item.since = item.at - round.at;
    item.lane = this;
    const items = round.items;
    let place = items.length;
    while (place > 0 && items[place - 1].at > item.at) place--;
    items.splice(place, 0, item);
    round.lastAt = performance.now();
    round.count++;
  }

  #roundAt(at) {
    for (let index = this.rounds.length - 1; index > 0; index--) if (this.rounds[index].at <= at) return this.rounds[index];
    return this.rounds[0];
  }
}

const NEWS = new Set(['board.trouble', 'board.restarted', 'board.went', 'board.evicted']);

const bytesOf = (entry) => (entry.text !== undefined ? utf8(entry.text) : fromBase64(entry.base64));

/** A session tells a message as text; if it was none, its bytes are those that the server sent. */
function restore(item, items) {
  const sent = items.find((one) => one.kind === 'server' && one.opcode === 1 && new TextDecoder().decode(one.bytes) === item.lossy);
  if (!sent) return;
  Object.assign(item, { bytes: sent.bytes, length: sent.length, words: `receive text ${payloadWords(sent.bytes, sent.length)}`, lossy: null });
}

function ofServer(part) {
  if (part.head !== undefined) return { stream: 'server', kind: 'answer', words: 'answer', text: part.head };
  if (part.frame) return { stream: 'server', kind: 'server', ...part.frame, words: frameWords(part.frame, false) };
  return { stream: 'server', kind: 'raw', bytes: part.raw, length: part.length, words: `${part.length} bytes ${hex(part.raw.slice(0, 16))}` };
}

const pairs = (digits) => (digits.match(/../g) || []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');

const latin = (base64) => Array.from(fromBase64(base64), (byte) => String.fromCharCode(byte)).join('');
