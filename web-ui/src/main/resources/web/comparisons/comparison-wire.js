// What stands in a report of one target, as things that happened one after the other. Pure: draws nothing.

import { fromBase64, hex, toBase64, utf8, visible } from '../lib/bytes.js';
import { FrameStream, KEPT } from '../twin/frame-stream.js';
import { statusNumber } from '../twin/lane-status.js';
import { frameWords as wordsOfFrame, opcodeName, opcodeWord, payloadWords as bytesWords } from '../twin/lane-words.js';

const SHORT = 48;

/** What is kept of a payload. */
export function payloadBytes(payload) {
  return payload.text === undefined ? fromBase64(payload.base64) : utf8(payload.text);
}

const decode = (bytes) => new TextDecoder().decode(bytes);

/** In quotes if it is a text, else in hex; what is long ends in an ellipsis. */
function shortly(payload) {
  if (payload.length === 0) return '';
  if (payload.text !== undefined) {
    const all = Array.from(payload.text);
    return `"${visible(all.slice(0, SHORT).join(''))}${all.length > SHORT ? '…' : ''}"`;
  }
  const bytes = payloadBytes(payload);
  return hex(bytes.slice(0, SHORT / 3)) + (payload.length > SHORT / 3 ? ' …' : '');
}

/** The code and reason of a close frame's payload; no code is 1005. */
export function closeBody(payload) {
  const bytes = payloadBytes(payload);
  return bytes.length < 2 ? { code: 1005, reason: '' } : { code: (bytes[0] << 8) | bytes[1], reason: decode(bytes.slice(2)) };
}

export function closeWords({ code, reason }, none) {
  const number = code === 1005 ? none : String(code);
  return reason ? `${number} "${visible(reason)}"` : number;
}

// ---- the words that divergences use, so that each finds what it is about

function payloadWords(payload) {
  return payload.hash31 === undefined
    ? bytesWords(payloadBytes(payload))
    : `${payload.length} bytes #${payload.hash31.toString(16)}`;
}

function eventWords(event) {
  if (event.type === 'receive') return `receive ${opcodeWord(event.opcode)} ${payloadWords(event.payload)}`;
  if (event.type === 'close') return `close ${event.close.status}`;
  return event.type === 'error' ? `error in step ${event.step + 1}` : event.type;
}

const USUAL = { receive: 3, close: 2, connection: 1 };

/** What the callback was called with; where a target cannot tell, what our own clients always give. */
function givenWords(event) {
  const { count, first, number } = event.arguments ?? { count: USUAL[event.type], first: 'client' };
  return count === 1 ? String(number ?? first) : `${number ?? first}, first of ${count}`;
}

function frameWords(frame) {
  const { payload } = frame;
  const bytes = payloadBytes(payload);
  return wordsOfFrame({ ...frame, bytes, length: payload.length, said: payloadWords(payload) }, true);
}

// ---- what the lab server wrote, read as HTTP heads and frames

/** Chunks → { heads: [{ at, text }], frames, rest }; rest is what is neither. */
export function readWire(chunks) {
  const stream = new FrameStream();
  const wire = { heads: [], frames: [], rest: { length: 0, bytes: new Uint8Array(0) } };
  for (const { at, payload } of chunks) {
    for (const part of stream.take(payloadBytes(payload), payload.length)) {
      if (part.head !== undefined) wire.heads.push({ at, text: part.head.trim() });
      else if (part.frame) wire.frames.push({ ...part.frame, at, payload: kept(part.frame.bytes, part.frame.length) });
      else wire.rest = both(wire.rest, { bytes: part.raw, length: part.length });
    }
  }
  wire.rest = both(wire.rest, stream.pending);
  return wire;
}

/** One behind the other, so many bytes as are kept of anything. */
function both(first, second) {
  const room = Math.max(0, KEPT - first.bytes.length);
  return { length: first.length + second.length, bytes: Uint8Array.from([...first.bytes, ...second.bytes.subarray(0, room)]) };
}

/** Bytes that were read here, in the form in which the report has its own. */
function kept(bytes, length = bytes.length) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(text)) return { length, text };
  } catch {
    // no text: it is kept as bytes
  }
  return { length, base64: toBase64(bytes) };
}

// ---- one lane

/**
 * Everything of one target in the order of time. An item is { at, kind, what, words, facts, payload, about }: `kind` is call, up,
 * down, tcp, console or note; `what` and `words` are keys or texts that the lanes put into words; `about` is what a divergence
 * about it names.
 */
export function laneItems(target) {
  const items = [];
  const several = target.connections.length > 1;
  for (const one of target.connections) connection(items, one, several);
  for (const event of target.events) items.push(eventItem(event));
  for (const line of target.console) items.push({ at: line.at, kind: 'console', what: 'console', words: visible(line.text) });
  return items.sort((one, other) => one.at - other.at);
}

function eventItem(event) {
  const facts = { client: event.client > 1 ? event.client : undefined };
  const about = { group: 'event', where: event.client, words: eventWords(event), given: givenWords(event) };
  const item = { at: event.at, kind: 'call', what: event.type, words: '', facts, about };
  if (event.type === 'receive') return { ...item, words: `${opcodeName(event.opcode)} ${shortly(event.payload)}`, facts: { ...facts, length: event.payload.length }, payload: event.payload };
  if (event.type === 'close') return { ...item, words: statusNumber(event.close.status), facts: { ...facts, status: event.close.status }, sentence: event.close.sentence };
  if (event.type === 'error') return { ...item, words: visible(event.message), facts: { ...facts, step: event.step + 1 } };
  return item;
}

function connection(items, one, several) {
  const number = several ? one.number : undefined;
  const about = (group, words = '') => ({ group, where: one.number, words });
  const facts = { connection: number };
  items.push({ at: one.acceptedAt, kind: 'tcp', what: 'open', words: '', facts, about: about('connections') });
  if (one.request) {
    const line = decode(payloadBytes(one.request.payload)).split(/\r?\n/)[0];
    items.push({ at: one.request.at, kind: 'up', what: 'request', words: visible(line), facts, payload: one.request.payload, about: about('request') });
  }
  for (const frame of one.frames) items.push(frameItem('up', frame, facts, about('frame', frameWords(frame))));
  if (one.trailing) {
    const at = one.received.length > 0 ? one.received[one.received.length - 1].at : one.acceptedAt;
    items.push({ at, kind: 'up', what: 'noframe', words: '', facts: { ...facts, length: one.trailing.length }, payload: one.trailing, about: about('trailing') });
  }
  sent(items, one, facts);
  for (const end of one.ends) {
    items.push({ at: end.at, kind: 'tcp', what: end.how, words: end.who, facts, about: about('tcp') });
  }
  notes(items, one.notes, facts);
}

function frameItem(kind, frame, facts, about) {
  const words = frame.opcode === 8 ? closeWords(closeBody(frame.payload), '') : shortly(frame.payload);
  return {
    at: frame.at,
    kind,
    what: opcodeName(frame.opcode) + (frame.fin ? '' : ' …'),
    words,
    facts: { ...facts, fin: frame.fin, rsv: frame.rsv, opcode: frame.opcode, length: frame.payload.length, masked: frame.masked },
    payload: frame.payload,
    about,
  };
}

function sent(items, one, facts) {
  const wire = readWire(one.sent);
  for (const head of wire.heads) {
    items.push({ at: head.at, kind: 'down', what: 'answer', words: visible(head.text.split('\r\n')[0]), facts, payload: { length: head.text.length, text: head.text } });
  }
  for (const frame of wire.frames) items.push(frameItem('down', frame, facts));
  if (wire.rest.length > 0) {
    const payload = kept(wire.rest.bytes, wire.rest.length);
    items.push({ at: one.sent[one.sent.length - 1].at, kind: 'down', what: 'otherbytes', words: '', facts: { ...facts, length: payload.length }, payload });
  }
}

/** The same sentence several times in a row is said once. */
function notes(items, all, facts) {
  for (let i = 0; i < all.length;) {
    const first = i;
    while (i < all.length && all[i].sentence === all[first].sentence) i++;
    items.push({ at: all[first].at, kind: 'note', what: 'note', words: visible(all[first].sentence), facts: { ...facts, times: i - first > 1 ? i - first : undefined } });
  }
}

// ---- how a connection ended, as the wire shows it

export function closeFacts(one) {
  const ours = one.frames.find((frame) => frame.opcode === 8);
  const theirs = readWire(one.sent).frames.find((frame) => frame.opcode === 8);
  const ends = [
    ours && { who: 'client', how: 'frame', at: ours.at },
    theirs && { who: 'server', how: 'frame', at: theirs.at },
    one.ends[0] && { ...one.ends[0] },
  ].filter(Boolean).sort((a, b) => a.at - b.at);
  return {
    first: ends[0] ?? null,
    sent: ours && closeBody(ours.payload),
    received: theirs && closeBody(theirs.payload),
    tcp: one.ends,
  };
}

// ---- lanes beside each other

const isComment = (item) => item.kind === 'console' || item.kind === 'note';
const isLike = (one, other) => one.kind === other.kind && one.what === other.what;
const score = (one, other) => (!isLike(one, other) ? 0 : one.words === other.words ? 4 : 3);

/**
 * Rows in which what is the same stands side by side, and nothing leaves the order of its lane: [{ cells, same }].
 *
 * @param most items of a lane; what is beyond is left out
 */
export function laneRows(lanes, most) {
  let rows = [];
  lanes.forEach((items, lane) => (rows = beside(rows, items.slice(0, most), lane, lanes.length)));
  return rows.map((cells) => {
    const first = some(cells);
    const same = isComment(first) || cells.every((one) => one && isLike(one, first) && one.words === first.words);
    return { cells, same };
  });
}

const some = (cells) => cells.find((one) => one !== null);

function beside(rows, items, lane, lanes) {
  const width = items.length + 1;
  const best = new Uint32Array((rows.length + 1) * width);
  const firsts = rows.map(some);
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let j = items.length - 1; j >= 0; j--) {
      const apart = Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
      const worth = score(firsts[i], items[j]);
      best[i * width + j] = worth === 0 ? apart : Math.max(apart, best[(i + 1) * width + j + 1] + worth);
    }
  }
  const wider = [];
  let i = 0;
  let j = 0;
  while (i < rows.length || j < items.length) {
    const both = i < rows.length && j < items.length;
    const worth = both ? score(firsts[i], items[j]) : 0;
    if (worth > 0 && best[i * width + j] === best[(i + 1) * width + j + 1] + worth) {
      rows[i][lane] = items[j++];
      wider.push(rows[i++]);
    } else if (j === items.length || (both && takesRow(best, width, rows, items, i, j))) {
      wider.push(rows[i++]);
    } else {
      const cells = new Array(lanes).fill(null);
      cells[lane] = items[j++];
      wider.push(cells);
    }
  }
  return wider;
}

/** Of two ways that are as good as each other, the one that keeps the order of time. */
function takesRow(best, width, rows, items, i, j) {
  const down = best[(i + 1) * width + j];
  const right = best[i * width + j + 1];
  return down > right || (down === right && Math.min(...rows[i].filter(Boolean).map((one) => one.at)) <= items[j].at);
}

// ---- what is about what

const GROUPS = { event: 'event', close: 'event', time: 'event', arguments: 'event', frame: 'frame', request: 'request', trailing: 'trailing', tcp: 'tcp', connections: 'connections' };

/**
 * Which rows a divergence is about: of the reference's lane and of its target's, where their words are those that differ.
 *
 * @return true if that row shows it
 */
export function isAbout(divergence, row, lane) {
  const group = divergence.field.startsWith('header ') ? 'request' : GROUPS[divergence.field];
  const fits = (item, words) => {
    if (!item?.about || item.about.group !== group || item.about.where !== divergence.where) return false;
    if (group === 'request') return true;
    if (group === 'trailing' || group === 'tcp') return !row.same || group === 'trailing';
    if (divergence.field === 'time') return words.replace(/ at -?\d+ ms$/, '') === item.about.words;
    if (divergence.field === 'arguments') return words === item.about.given;
    return !row.same && words === item.about.words;
  };
  if (divergence.field === 'connections') return !row.same && row.cells.some((item) => item?.about?.group === 'connections');
  return fits(row.cells[0], divergence.reference) || fits(row.cells[lane], divergence.other);
}
