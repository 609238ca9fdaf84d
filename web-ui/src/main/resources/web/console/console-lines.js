// Makes lines of what went over a board's line in pieces. Pure: pieces in, lines out.

import { fromHex, hex, hexDump, utf8, visible } from '../lib/bytes.js';

/** A line that never ends is cut here. */
export const LONGEST = 1024;

const NEWLINE = 10;
const strict = new TextDecoder('utf-8', { fatal: true });

const escaped = (bytes) =>
  Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)).join('');

/** One line that went one way; it grows until it has ended. */
export class Line {
  #parts = [];
  #length = 0;
  #text = null;

  constructor(at, direction) {
    this.at = at;
    this.direction = direction;
    this.ended = false;
  }

  get length() {
    return this.#length;
  }

  add(bytes) {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    this.#text = null;
    if (bytes[bytes.length - 1] === NEWLINE || this.#length >= LONGEST) this.ended = true;
  }

  get bytes() {
    if (this.#parts.length > 1) {
      const all = new Uint8Array(this.#length);
      let at = 0;
      for (const part of this.#parts) {
        all.set(part, at);
        at += part.length;
      }
      this.#parts = [all];
    }
    return this.#parts[0] || new Uint8Array();
  }

  /** Without its end; what cannot be seen is written out. */
  get text() {
    if (this.#text === null) {
      const { bytes } = this;
      let end = bytes.length;
      if (bytes[end - 1] === NEWLINE) end--;
      if (bytes[end - 1] === 13) end--;
      const shown = bytes.subarray(0, end);
      try {
        this.#text = visible(strict.decode(shown));
      } catch {
        this.#text = escaped(shown); // no UTF-8: bytes of another rate, or half a character
      }
    }
    return this.#text;
  }

  get hex() {
    return hex(this.bytes);
  }

  get dump() {
    return hexDump(this.bytes);
  }
}

/** Something that is no line: entries that are no more, or a new beginning. */
export class Note {
  constructor(at, text, kind) {
    Object.assign(this, { at, text, kind, ended: true });
  }
}

export class ConsoleLines {
  #open = new Map();

  /**
   * Takes an entry of the console.
   *
   * @return the lines that began with it; those that were there may have grown
   */
  take(entry) {
    const bytes = entry.text === undefined ? fromHex(entry.hex || '') : utf8(entry.text);
    const begun = [];
    let from = 0;
    while (from < bytes.length) {
      let line = this.#open.get(entry.direction);
      if (!line || line.ended) {
        line = new Line(entry.at, entry.direction);
        this.#open.set(entry.direction, line);
        begun.push(line);
      }
      const newline = bytes.indexOf(NEWLINE, from);
      const end = Math.min(newline < 0 ? bytes.length : newline + 1, from + LONGEST - line.length);
      line.add(bytes.subarray(from, end));
      from = end;
    }
    return begun;
  }

  /** What comes next belongs to no line before. */
  cut() {
    this.#open.clear();
  }
}
