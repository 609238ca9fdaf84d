// What is said to all lanes at once: messages, pings and pongs, and the close.

import { fill, h } from '../lib/dom.js';
import { sentence } from '../lib/ask.js';
import { fromBase64, fromHex, toBase64, utf8 } from '../lib/bytes.js';
import { t } from '../lib/strings.js';

const KINDS = ['text', 'hex', 'base64', 'file', 'ping', 'pong'];
const OPCODES = { hex: 2, base64: 2, file: 2, ping: 9, pong: 10 };

/** A body may have 1 MiB, and base64 makes four characters of three bytes. */
const MOST_BYTES = 750_000;
const HISTORY = 'wiretwin.sent';
const REMEMBERED = 50;

export class TwinTalk {
  #at = null;

  /** @param send given a message as the API wants it; @param close given `{ code, reason }` */
  constructor(send, close) {
    this.send = send;
    this.closeAll = close;
    this.kind = h('select', { 'aria-label': t('twin.kind'), onchange: () => this.#kindChanged() },
      KINDS.map((kind) => h('option', { value: kind }, t(`twin.kind.${kind}`))));
    this.field = h('input', { type: 'text', class: 'tw-grow', 'aria-label': t('twin.message'), autocomplete: 'off', spellcheck: 'false', onkeydown: (event) => this.#key(event) });
    this.file = h('input', { type: 'file', class: 'tw-grow', 'aria-label': t('twin.kind.file'), hidden: true });
    this.size = h('input', { type: 'number', id: 'twin-fragments', min: '1', max: String(MOST_BYTES), step: '1', placeholder: t('twin.fragments.whole'), autocomplete: 'off', 'aria-describedby': 'twin-hint' });
    this.fragments = h('span', { class: 'twin-pair' }, h('label', { for: 'twin-fragments' }, t('twin.fragments')), this.size);
    this.button = h('button', { type: 'submit', class: 'main' }, t('twin.send'));
    this.wrong = h('p', { class: 'complaint', role: 'alert' });
    this.code = h('input', { type: 'text', inputmode: 'numeric', id: 'twin-code', size: '5', placeholder: '1000', autocomplete: 'off' });
    this.reason = h('input', { type: 'text', id: 'twin-reason', size: '14', autocomplete: 'off' });
    this.closing = h('button', { type: 'submit' }, t('twin.close'));
    this.element = h(
      'div',
      { class: 'card twin-talk' },
      h('form', { class: 'twin-say', 'aria-label': t('twin.message'), onsubmit: (event) => this.#submit(event) }, this.kind, this.field, this.file, this.fragments, this.button),
      h('form', { class: 'twin-end row', 'aria-label': t('twin.close'), onsubmit: (event) => this.#close(event) },
        h('span', { class: 'twin-pair' }, h('label', { for: 'twin-code' }, t('twin.code')), this.code),
        h('span', { class: 'twin-pair' }, h('label', { for: 'twin-reason' }, t('twin.reason')), this.reason), this.closing),
      this.wrong,
      h('p', { class: 'soft twin-hint', id: 'twin-hint' }, t('twin.hint')),
    );
  }

  /** Nothing can be said to nobody. */
  enable(open, any) {
    this.button.disabled = !open;
    this.closing.disabled = !any;
  }

  #kindChanged() {
    const isFile = this.kind.value === 'file';
    this.field.hidden = isFile;
    this.file.hidden = !isFile;
    this.fragments.hidden = !this.#isMessage();
    this.field.placeholder = this.kind.value === 'hex' ? '00 ff 68 69' : this.kind.value === 'base64' ? 'AP9oaQ==' : '';
    fill(this.wrong);
  }

  #key(event) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const said = history();
    if (said.length === 0) return;
    event.preventDefault();
    const at = this.#at ?? said.length;
    this.#at = Math.max(0, Math.min(said.length, event.key === 'ArrowUp' ? at - 1 : at + 1));
    const one = said[this.#at];
    this.kind.value = one?.kind || this.kind.value;
    this.#kindChanged();
    this.field.value = one?.text || '';
  }

  async #submit(event) {
    event.preventDefault();
    fill(this.wrong);
    try {
      const message = await this.#message();
      this.#remember();
      await this.send(message);
      if (this.kind.value !== 'file') this.field.value = '';
    } catch (failed) {
      fill(this.wrong, sentence(failed));
    }
  }

  /** Pings and pongs are never fragmented. */
  #isMessage() {
    return OPCODES[this.kind.value] !== 9 && OPCODES[this.kind.value] !== 10;
  }

  async #message() {
    const whole = await this.#whole();
    const size = this.size.value.trim();
    return this.#isMessage() && size !== '' ? { ...whole, fragmentBytes: Number(size) } : whole;
  }

  async #whole() {
    const kind = this.kind.value;
    const text = this.field.value;
    if (kind === 'text') return { text };
    const bytes = kind === 'file' ? await this.#fileBytes() : read(kind, text);
    if (bytes === null) throw new Error(t(kind === 'hex' ? 'twin.badhex' : 'twin.badbase64'));
    if (bytes.length > MOST_BYTES) throw new Error(t('twin.toolarge', { n: MOST_BYTES }));
    return { base64: toBase64(bytes), opcode: OPCODES[kind] };
  }

  async #fileBytes() {
    const [file] = this.file.files;
    if (!file) throw new Error(t('twin.nofile'));
    if (file.size > MOST_BYTES) throw new Error(t('twin.toolarge', { n: MOST_BYTES }));
    return new Uint8Array(await file.arrayBuffer());
  }

  #remember() {
    this.#at = null;
    if (this.kind.value === 'file' || this.field.value === '' || this.field.value.length > 4096) return;
    const one = { kind: this.kind.value, text: this.field.value };
    const said = history().filter((other) => other.kind !== one.kind || other.text !== one.text);
    sessionStorage.setItem(HISTORY, JSON.stringify([...said, one].slice(-REMEMBERED)));
  }

  async #close(event) {
    event.preventDefault();
    fill(this.wrong);
    const code = this.code.value.trim();
    if (code !== '' && !/^[0-9]{4}$/.test(code)) {
      fill(this.wrong, t('twin.badcode'));
      return;
    }
    const how = {};
    if (code !== '') how.code = Number(code);
    if (this.reason.value !== '') how.reason = this.reason.value;
    if (how.reason && how.code === undefined) how.code = 1000;
    await this.closeAll(how);
  }
}

const history = () => JSON.parse(sessionStorage.getItem(HISTORY) || '[]');

function read(kind, text) {
  if (kind === 'hex') return fromHex(text);
  if (kind !== 'base64') return utf8(text);
  try {
    return fromBase64(text.trim());
  } catch {
    return null; // said beside the field
  }
}
