// Frames of what a lab server wrote: its answers to the handshake, then frames, however TCP chopped them. Pure.

/** Of a payload so much is kept to be shown. */
export const KEPT = 4096;

/** A frame's length beyond which nothing can be told from it. */
const FARTHEST = 2 ** 48;

const SWITCHING = 101;

export class FrameStream {
  #rest = new Uint8Array(0);
  #skip = null;
  #lost = false;

  /** @param plain whether it begins with frames: nothing else comes before them */
  constructor(plain = false) {
    this.head = !plain;
  }

  /**
   * @param bytes the beginning of what was written
   * @param length of all of it
   * @return what is complete now: `{ head }` or `{ frame }` or `{ raw }`
   */
  take(bytes, length = bytes.length) {
    const found = [];
    let missing = length - bytes.length;
    this.#rest = joined(this.#rest, bytes);
    for (;;) {
      if (this.#lost) {
        if (this.#rest.length + missing > 0) found.push({ raw: this.#rest.slice(0, KEPT), length: this.#rest.length + missing });
        this.#rest = new Uint8Array(0);
        return found;
      }
      if (this.#skip) {
        const step = Math.min(this.#skip.left, this.#rest.length);
        this.#keep(this.#rest.subarray(0, step));
        this.#rest = this.#rest.slice(step);
        const unseen = Math.min(this.#skip.left - step, missing);
        if (unseen > 0) this.#skip.whole = false; // what comes behind them is not seen either
        this.#skip.left -= step + unseen;
        missing -= unseen;
        if (this.#skip.left > 0) return found;
        found.push({ frame: this.#finished() });
        this.#skip = null;
        continue;
      }
      const part = this.head ? this.#readHead() : this.#readFrame();
      if (part) found.push(part);
      else if (!this.#skip && !this.#lost) {
        if (missing === 0) return found;
        this.#lost = true;
      }
    }
  }

  /** What is no whole frame yet: `{ bytes, length }`, of a payload no more bytes than are kept. */
  get pending() {
    if (this.#skip === null) return { bytes: this.#rest, length: this.#rest.length };
    const { header, kept, frame, left } = this.#skip;
    return { bytes: kept.reduce(joined, header), length: header.length + frame.length - left };
  }

  #readHead() {
    const begins = [0x48, 0x54, 0x54, 0x50];
    if (this.#rest.length > 0 && begins.some((byte, at) => at < this.#rest.length && this.#rest[at] !== byte)) {
      this.#lost = true; // not even an answer of HTTP
      return null;
    }
    for (let at = 3; at < this.#rest.length; at++) {
      if (this.#rest[at - 3] !== 13 || this.#rest[at - 2] !== 10 || this.#rest[at - 1] !== 13 || this.#rest[at] !== 10) continue;
      const head = new TextDecoder('utf-8').decode(this.#rest.slice(0, at + 1));
      this.#rest = this.#rest.slice(at + 1);
      const status = Number(/^HTTP\/\S+ (\d{3})/.exec(head)?.[1] ?? 0);
      const follows = status >= 100 && status < 200 && status !== SWITCHING; // RFC 9110 15.2: the answer itself is still to come
      this.head = follows;
      this.#lost = !follows && status !== SWITCHING;
      return { head };
    }
    return null;
  }

  #readFrame() {
    const rest = this.#rest;
    if (rest.length < 2) return null;
    const masked = (rest[1] & 0x80) !== 0;
    let length = rest[1] & 0x7f;
    const long = length === 126 ? 2 : length === 127 ? 8 : 0;
    const header = 2 + long + (masked ? 4 : 0);
    if (rest.length < header) return null;
    if (long) {
      length = 0;
      for (let at = 2; at < 2 + long; at++) length = length * 256 + rest[at];
    }
    if (length > FARTHEST) {
      this.#lost = true;
      return null;
    }
    this.#skip = {
      frame: {
        fin: (rest[0] & 0x80) !== 0,
        rsv: (rest[0] >> 4) & 7,
        opcode: rest[0] & 15,
        masked,
        key: masked ? rest.slice(header - 4, header) : null,
        length,
      },
      header: rest.slice(0, header),
      kept: [],
      size: 0,
      left: length,
      whole: true,
    };
    this.#rest = rest.slice(header);
    return null;
  }

  #keep(bytes) {
    if (!this.#skip.whole || this.#skip.size >= KEPT) return;
    const some = bytes.slice(0, KEPT - this.#skip.size);
    this.#skip.kept.push(some);
    this.#skip.size += some.length;
  }

  #finished() {
    const { frame, kept } = this.#skip;
    let bytes = kept.reduce(joined, new Uint8Array(0));
    if (frame.key) bytes = bytes.map((byte, at) => byte ^ frame.key[at % 4]);
    return { ...frame, bytes };
  }
}

function joined(first, second) {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
