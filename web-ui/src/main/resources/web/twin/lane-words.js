// What happened in a lane, in the few words by which two lanes are compared and the catalogue is searched. Pure.

const SHORT = 24;
const OPCODES = { 0: 'opcode 0', 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' };

export function opcodeWord(opcode) {
  return OPCODES[opcode] || `opcode ${opcode}`;
}

/** Bytes in UTF-8; null if they are no such thing. */
export function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // not text: shown as bytes
  }
}

/** As it is shown to people; 0 is a part of a message. */
export function opcodeName(opcode) {
  if (opcode < 0) return '?';
  return opcode === 0 ? 'continuation' : opcodeWord(opcode);
}

const digits = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function whole(bytes) {
  const text = textOf(bytes);
  return text !== null && /^[ -~]*$/.test(text) ? `"${text}"` : digits(bytes);
}

/** As scenarios sum up what is too long to be written out: 31·h + byte. */
function digest(bytes) {
  let sum = 0;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return `${bytes.length} bytes #${sum.toString(16)}`;
}

export function payloadWords(bytes, length = bytes.length) {
  if (length > bytes.length) return `${length} bytes`;
  return bytes.length > SHORT ? digest(bytes) : whole(bytes);
}

/** The code and the reason of a close frame's payload; null for one without, a string if it is half a code. */
export function closeBody(bytes) {
  if (bytes.length === 0) return null;
  if (bytes.length === 1) return `half a code ${digits(bytes)}`;
  return { code: (bytes[0] << 8) | bytes[1], reason: bytes.slice(2) };
}

function closeWords(bytes) {
  const body = closeBody(bytes);
  if (body === null || typeof body === 'string') return body || '';
  return body.code + (body.reason.length ? ` ${whole(body.reason)}` : '');
}

/** Like `close 1000 "bye"` or `text "hi" unfinished`. */
export function frameWords({ opcode, fin, rsv = 0, masked, bytes, length, said = payloadWords(bytes, length) }, wantsMask) {
  return [
    opcodeWord(opcode),
    opcode === 8 && bytes.length === length ? closeWords(bytes) : said,
    rsv ? `rsv ${rsv}` : '',
    fin ? '' : 'unfinished',
    wantsMask === masked ? '' : masked ? 'masked' : 'unmasked',
  ].filter(Boolean).join(' ');
}

/** Who ended TCP first, and how the client did. */
export function endsWords(ends) {
  const client = ends.find((end) => end.who === 'client');
  return `${ends.length ? ends[0].who : 'nobody'} first, client ${client ? client.how.toUpperCase() : 'no end'}`;
}

/** A request's first line and its headers by lower-case name; what differs in every run is set aside. */
export function requestHead(text) {
  const lines = text.split(/\r?\n/).filter((line, index) => index === 0 || line.includes(':'));
  const headers = new Map();
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = setAside(name, line.slice(colon + 1).trim());
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return { line: lines[0] || 'nothing', headers };
}

function setAside(name, value) {
  if (name === 'sec-websocket-key') return '{key}';
  return name === 'host' ? value.replace(/:[0-9]+$/, ':{port}') : value;
}
