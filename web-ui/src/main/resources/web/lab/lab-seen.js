// What one lab server has seen, as it happens, and what befalls its next connections.

import { fill, h } from '../lib/dom.js';
import { fromBase64, hexDump, utf8, visible } from '../lib/bytes.js';
import { ask, complaint, sentence } from '../lib/ask.js';
import { number, t } from '../lib/strings.js';
import { Problem, labs } from '../api.js';
import { VirtualList } from '../lib/virtual-list.js';
import { FrameStream } from '../twin/frame-stream.js';
import { closeBody, opcodeWord, textOf } from '../twin/lane-words.js';
import { since } from '../twin/lane-rows.js';

const LOOK_MS = 700;
const ROW = 28;

/** A little late is nobody's news. */
const LATE_MS = 100;

/** Of a payload so much is shown. */
const SHOWN = 4096;

/** The latest. */
const MOST_ROWS = 50_000;

export class LabSeen {
  #due = 0;
  #gone = false;
  #stamp = '';
  #read = 0;
  /** By number: `{ from, stream }`. */
  #connections = new Map();
  #latest = -1;

  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.wrong = complaint();
    this.facts = h('dl', { class: 'tw-facts' });
    this.authority = h('details', { hidden: true }, h('summary', {}, t('lab.authority')));
    this.count = h('p', { class: 'soft', role: 'status' });
    this.none = h('p', { class: 'soft' }, t('lab.saw.none'));
    this.list = new VirtualList({
      label: t('lane.list'),
      row: ROW,
      fit: { least: 6 * ROW, share: 0.6 },
      most: MOST_ROWS,
      draw: (row, at) => this.#row(row, at),
      detail: (row) => detail(row),
    });
    this.faults = h('input', { type: 'text', id: 'lab-strike', class: 'tw-grow mono', value: '', placeholder: 'chop: 1, delay: 20ms', spellcheck: 'false', autocomplete: 'off' });
    this.strike = h('button', { type: 'submit' }, t('lab.strike'));
    this.element = h(
      'div',
      { class: 'lab-seen' },
      this.wrong,
      h('section', { class: 'card' }, this.facts, this.authority,
        h('form', { class: 'row', onsubmit: (event) => this.#strike(event) }, h('label', { for: 'lab-strike' }, t('lab.strike.label')), this.faults, this.strike)),
      h('section', { class: 'lab-saw', 'aria-label': t('lab.saw') }, h('div', { class: 'row' }, h('h2', {}, t('lab.saw')), this.count), this.none, this.list.element),
    );
    this.list.element.hidden = true;
    this.unlisten = app.store.listen((entry) => {
      if (entry.type === 'lab.stopped' && entry.lab === id) this.#ended(entry.reason);
    });
    this.#look();
  }

  leave() {
    this.#gone = true;
    clearTimeout(this.#due);
    this.unlisten();
  }

  #ended(why) {
    this.#gone = true;
    clearTimeout(this.#due);
    fill(this.wrong, why ? t('lab.over', { why }) : t('lab.gone'));
  }

  async #look() {
    const began = performance.now();
    try {
      for (let more = true; more && !this.#gone;) {
        const lab = await labs.read(this.id, this.#read);
        if (this.#gone) return undefined;
        fill(this.wrong);
        this.#draw(lab);
        this.#add(lab);
        more = lab.next < lab.last;
      }
    } catch (failed) {
      if (failed instanceof Problem && failed.status === 404) return this.#ended();
      fill(this.wrong, sentence(failed));
    }
    const took = performance.now() - began;
    if (!this.#gone) this.#due = setTimeout(() => this.#look(), document.hidden ? 5000 : Math.max(LOOK_MS, took * 4));
    return undefined;
  }

  #draw(lab) {
    const stamp = JSON.stringify(lab.faults);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const faults = Object.entries(lab.faults).filter(([name, value]) => value && name !== 'seed').map(([name, value]) => `${name} ${value}`).join(', ');
    fill(this.facts, [
      ['URL', h('code', {}, lab.url)],
      [t('lab.scenario'), lab.scenario],
      ['TLS', t(lab.tls ? 'lane.yes' : 'lane.no')],
      [t('lab.faults'), faults || t('lab.faults.none')],
    ].map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
    if (lab.authority && this.authority.hidden) {
      this.authority.hidden = false;
      this.authority.append(h('pre', { class: 'lane-pre', tabindex: '0' }, lab.authority));
    }
  }

  /** What it saw since, below what is there. */
  #add(lab) {
    this.#read = lab.next;
    const rows = lab.missed ? [{ stream: 'gap', at: 0, sign: '…', name: t('lane.gap', { n: number(lab.missed) }), text: '' }] : [];
    for (const entry of lab.entries) {
      const known = this.#connections.get(entry.connection);
      const one = known || { from: entry.at, stream: new FrameStream(entry.type !== 'accepted') };
      if (!known) this.#connections.set(entry.connection, one);
      const more = rowsOf(entry, one);
      if (more.length === 0) continue;
      if (entry.connection !== this.#latest) rows.push({ head: true, text: t('lab.connection', { n: entry.connection + 1 }) });
      this.#latest = entry.connection;
      rows.push(...more);
    }
    if (rows.length) {
      this.none.hidden = true;
      this.list.element.hidden = false;
      this.list.append(...rows);
    }
    const words = t('lab.connections', { n: number(this.#connections.size) });
    if (this.count.textContent !== words) fill(this.count, words);
  }

  #row(row, at) {
    if (row.head) return h('div', { class: 'lane-round' }, h('span', {}, row.text));
    return h('div', { class: 'lane-row' }, h(
      'button',
      { type: 'button', class: 'lane-cell', 'aria-expanded': String(this.list.isOpen(at)), dataset: { stream: row.stream, focus: '0' }, onclick: () => this.list.toggle(at) },
      h('span', { class: 'lane-time' }, since(row.at)),
      h('span', { class: 'lane-sign', 'aria-hidden': 'true' }, row.sign),
      h('span', { class: 'lane-name' }, row.name),
      h('span', { class: 'lane-rest' }, row.text),
    ));
  }

  async #strike(event) {
    event.preventDefault();
    await ask(this.strike, this.wrong, async () => {
      const faults = {};
      for (const one of this.faults.value.split(',').map((part) => part.trim()).filter(Boolean)) {
        const [name, value = ''] = one.split(/[:=\s]+/);
        faults[name] = /^[0-9]+$/.test(value) ? Number(value) : value;
      }
      this.#draw(await labs.strike(this.id, faults));
      this.app.announce(t('lab.struck'));
    });
  }
}

/** An entry of a lab server's diary as rows; times count from the beginning of its connection. */
function rowsOf(entry, { from, stream }) {
  const row = (kind, sign, name, text, bytes) => ({ version: 0, at: entry.at - from, stream: kind, sign, name, text: text.slice(0, 200), bytes: bytes?.slice(0, SHOWN), whole: text });
  switch (entry.type) {
    case 'request': {
      const bytes = bytesOf(entry);
      return [row('request', '→', t('lane.request'), visible((textOf(bytes) ?? '').split('\r\n')[0]), bytes)];
    }
    case 'frame': {
      const bytes = bytesOf(entry);
      return [row('frame', '→', opcodeWord(entry.opcode), inWords(entry, bytes, true), bytes)];
    }
    case 'sent':
      return stream.take(bytesOf(entry), entry.length).map((part) => {
        if (part.head !== undefined) return row('server', '←', t('lane.answer'), visible(part.head.split('\r\n')[0]), utf8(part.head));
        if (part.frame) return row('server', '←', opcodeWord(part.frame.opcode), inWords(part.frame, part.frame.bytes, false), part.frame.bytes);
        return row('server', '←', t('frame.raw'), t('frame.bytes', { n: number(part.length) }), part.raw);
      });
    case 'end':
      return [row('tcp', entry.who === 'client' ? '→' : '←', `TCP ${entry.how.toUpperCase()}`, t(`lane.end.${entry.who}`))];
    case 'note':
      return entry.lateMs === 0 || entry.lateMs > LATE_MS ? [row('console', '▸', t('lane.note'), visible(entry.sentence))] : [];
    default:
      return []; // that somebody came is seen by what follows
  }
}

const bytesOf = (entry) => (entry.text !== undefined ? utf8(entry.text) : fromBase64(entry.base64));

function inWords(frame, bytes, wantsMask) {
  const body = frame.opcode === 8 && bytes.length === frame.length ? closeBody(bytes) : null;
  const text = body?.code ? `${body.code} ${textOf(body.reason) ?? ''}`.trim() : frame.opcode === 2 ? null : textOf(bytes);
  return [
    t('frame.bytes', { n: number(frame.length) }),
    frame.fin ? '' : t('frame.unfinished'),
    frame.masked === wantsMask ? '' : t(frame.masked ? 'frame.masked' : 'frame.unmasked'),
    text !== null ? visible(text.slice(0, 200)) : Array.from(bytes.slice(0, 24), (byte) => byte.toString(16).padStart(2, '0')).join(' '),
  ].filter(Boolean).join(' · ');
}

function detail(row) {
  if (!row.bytes) return h('div', { class: 'lane-more' }, h('p', {}, row.whole));
  const text = textOf(row.bytes.slice(0, SHOWN));
  return h('div', { class: 'lane-more' },
    text !== null ? h('pre', { class: 'lane-pre', tabindex: '0' }, text.split('\r\n').map(visible).join('\n')) : null,
    h('pre', { class: 'lane-pre lane-hex', tabindex: '0' }, hexDump(row.bytes.slice(0, SHOWN))));
}
