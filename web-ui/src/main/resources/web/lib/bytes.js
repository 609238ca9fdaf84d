// Bytes as people read them.

/** Bytes of base64. */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** Bytes of hexadecimal digits, with blanks anywhere; null if it is none. */
export function fromHex(text) {
  const digits = text.replace(/\s+/g, '');
  if (digits.length % 2 === 1 || /[^0-9a-f]/i.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) || [], (pair) => parseInt(pair, 16));
}

const pair = (byte) => byte.toString(16).padStart(2, '0');

export function hex(bytes) {
  return Array.from(bytes, pair).join(' ');
}

/** Sixteen to a line: where, in hexadecimal, in characters. */
export function hexDump(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const some = bytes.slice(at, at + 16);
    const text = Array.from(some, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex(some).padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}

/** One line: what moves a cursor or cannot be seen is written out. */
export function visible(text) {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu,
    (character) => SHORT[character] || `\\u{${character.codePointAt(0).toString(16)}}`,
  );
}

const SHORT = { '\n': '␊', '\r': '␍', '\t': '␉', '\0': '␀', '\x1b': '␛' };
