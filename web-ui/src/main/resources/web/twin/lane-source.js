// One lane: a session, and what the lab server it talks to wrote down, as items in the order of time.

import { Problem, boards, labs, sessions } from '../api.js';
import { fromBase64, hex, utf8 } from '../lib/bytes.js';
import { sentence } from '../lib/ask.js';
import { FrameStream, KEPT } from './frame-stream.js';
import { frameWords, opcodeWord, payloadWords, requestHead } from './lane-words.js';

/** So long after something happened it is looked again whether more did: a recording tells nobody of its own accord. */
const AGAIN_MS = [250, 700, 2000, 5000];

/** Asked so often at the most. */
const SETTLE_MS = 60;

/** From so much on it is said that a lab server did something late. */
const LATE_MS = 100;

/** Of frames, writes and notes a recording shows so many, the latest. */
const SHOWN = 1000;

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
  #connections = [];
  #shift = 0;
  #consoleAfter = null;
  #line = '';
  #due = 0;
  #busy = false;
  #again = false;
  #quiet = 0;
  #gone = false;

  /**
   * @param spec `{ target, session, lab }`; lab may be missing
   * @param changed called when there are items
   */
  constructor(spec, changed) {
    Object.assign(this, spec);
    this.changed = changed;
    this.board = this.target.startsWith('board:') ? this.target.slice(6) : null;
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
      if (failed instanceof Problem && (failed.status === 404 || failed.status === 410)) this.#ended(failed.message);
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
      const more = page.next > this.#after && page.events.length >= 1000;
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
        const bytes = event.text !== undefined ? utf8(event.text) : fromBase64(event.base64);
        const what = `${opcodeWord(event.opcode)} ${payloadWords(bytes, event.length)}`;
        this.#put({
          stream: event.type === 'sent' ? 'op' : 'event',
          kind: event.type === 'sent' ? 'send' : 'receive',
          at,
          words: `${event.type === 'sent' ? 'send' : 'receive'} ${what}`,
          opcode: event.opcode,
          length: event.length,
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
    let lab;
    try {
      lab = await labs.show(this.lab);
    } catch (failed) {
      if (!(failed instanceof Problem) || failed.status !== 404) throw failed;
      this.labGone = true;
      this.lab = null; // from here on the session's events alone tell
      return false;
    }
    this.labUrl = lab.url;
    const began = Date.parse(lab.createdAt);
    let news = false;
    lab.connections.forEach((one, index) => {
      const seen = (this.#connections[index] ||= { frames: mark(), sent: mark(), notes: mark(), ends: 0, stream: new FrameStream(), round: null });
      if (!seen.round) {
        // nobody is accepted before somebody connects: clocks of the recording and of the session are set to that
        const asked = [...this.rounds].reverse().find((round) => round.at <= began + one.acceptedAt + this.#shift + 1000);
        if (!asked) return;
        this.#shift = Math.max(this.#shift, asked.at - (began + one.acceptedAt));
        seen.round = asked;
        seen.at = (ms) => began + this.#shift + ms;
      }
      news = this.#connection(one, seen) || news;
      seen.round.items.filter((item) => item.lossy).forEach((item) => restore(item, seen.round.items));
    });
    return news;
  }

  #connection(one, seen) {
    let news = 0;
    const put = (item) => {
      news++;
      this.#put(item, seen.round);
    };
    if (one.request !== undefined && !seen.request) {
      seen.request = true;
      const head = requestHead(one.request);
      put({ stream: 'request', kind: 'request', at: seen.at(one.acceptedAt) + 0.01, words: 'request', head, text: one.request });
    }
    for (const frame of fresh(one.frames, seen.frames)) {
      this.#behindItsOp(frame, seen);
      const at = seen.at(frame.at);
      if (frame.missed) {
        put({ stream: 'gap', kind: 'gap', at, words: 'gap', missed: 0 });
        continue;
      }
      const all = frame.text !== undefined ? utf8(frame.text) : fromBase64(frame.base64);
      const whole = { opcode: frame.opcode, fin: frame.fin, masked: frame.masked, length: frame.length, bytes: all };
      put({ stream: 'frame', kind: 'frame', at, ...whole, words: frameWords(whole, true), bytes: all.slice(0, KEPT) });
    }
    for (const write of fresh(one.sent, seen.sent)) {
      if (write.missed) {
        seen.stream = new FrameStream(true); // what is written next begins a frame, most likely
        put({ stream: 'gap', kind: 'gap', at: seen.at(write.at), words: 'gap', missed: 0 });
        continue;
      }
      const bytes = write.text !== undefined ? utf8(write.text) : fromBase64(write.base64);
      for (const part of seen.stream.take(bytes, write.length)) put({ at: seen.at(write.at), ...ofServer(part) });
    }
    one.ends.slice(seen.ends).forEach((end) => {
      put({ stream: 'tcp', kind: 'end', at: seen.at(end.at), words: `${end.who} ${end.how}`, who: end.who, how: end.how });
    });
    seen.ends = one.ends.length;
    for (const note of fresh(one.notes, seen.notes)) {
      // a little late is nobody's news
      if (!note.missed && (note.lateMs === 0 || note.lateMs > LATE_MS)) put({ stream: 'note', kind: 'note', at: seen.at(note.at), words: note.sentence, text: note.sentence });
    }
    return news > 0;
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
    const page = await boards.console(this.board, this.#consoleAfter ?? 0);
    this.#consoleAfter = page.next;
    const from = this.rounds[0].at;
    let news = false;
    for (const entry of page.entries) {
      if (entry.direction !== 'from-board') continue;
      const at = Date.parse(entry.at);
      const text = entry.text ?? latin(entry.hex);
      const lines = (this.#line + text).split('\n');
      this.#line = lines.pop().slice(-4096);
      for (const line of lines) {
        // a line with ~ is a frame of the agent from there on
        const printed = line.split('~')[0].replace(/\r/g, '').trim();
        if (printed === '' || at < from) continue;
        this.#put({ stream: 'console', kind: 'line', at, text: printed });
        news = true;
      }
    }
    return news;
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

const mark = () => ({ count: 0, at: -1, same: 0 });

/** What of a list of the latest is new; in front of it `{ missed }` if some went by unseen. */
function fresh(list, seen) {
  let from;
  const out = [];
  if (list.length < SHOWN) {
    from = seen.count;
  } else {
    from = list.findIndex((one) => one.at > seen.at);
    if (from < 0) from = list.length;
    else if (from === 0 && seen.count > 0) out.push({ missed: true, at: list[0].at });
    else if (seen.count === 0) out.push({ missed: true, at: list[0].at });
  }
  for (let index = from; index < list.length; index++) out.push(list[index]);
  if (list.length > 0) seen.at = list[list.length - 1].at;
  seen.count = Math.max(seen.count, list.length);
  return out;
}

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

const latin = (digits) => (digits.match(/../g) || []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');
