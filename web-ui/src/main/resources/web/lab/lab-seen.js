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

export class LabSeen {
  #due = 0;
  #gone = false;
  #stamp = '';

  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.wrong = complaint();
    this.facts = h('dl', { class: 'tw-facts' });
    this.authority = h('details', { hidden: true }, h('summary', {}, t('lab.authority')));
    this.count = h('p', { class: 'soft', role: 'status' });
    this.list = new VirtualList({
      label: t('lane.list'),
      row: ROW,
      fit: { least: 6 * ROW, share: 0.6 },
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
      h('section', { class: 'lab-saw', 'aria-label': t('lab.saw') }, h('div', { class: 'row' }, h('h2', {}, t('lab.saw')), this.count), this.list.element),
    );
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
      const lab = await labs.show(this.id);
      if (this.#gone) return;
      fill(this.wrong);
      this.#draw(lab);
    } catch (failed) {
      if (failed instanceof Problem && failed.status === 404) return this.#ended();
      fill(this.wrong, sentence(failed));
    }
    const took = performance.now() - began;
    if (!this.#gone) this.#due = setTimeout(() => this.#look(), document.hidden ? 5000 : Math.max(LOOK_MS, took * 4));
    return undefined;
  }

  #draw(lab) {
    const sum = lab.connections.map((one) => [one.frames, one.sent, one.ends, one.notes].map((some) => `${some.length} ${some[some.length - 1]?.at}`).join()).join();
    const stamp = `${JSON.stringify(lab.faults)} ${sum}`;
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
    fill(this.count, t('lab.connections', { n: number(lab.connections.length) }));
    this.list.replaceFrom(0, this.#same(lab.connections.flatMap(rowsOf)));
  }

  /** Rows that were there stay the same objects, so that what is open stays open. */
  #same(rows) {
    const before = this.before || new Map();
    const now = new Map();
    const kept = rows.map((row) => {
      const one = before.get(row.key) || row;
      now.set(row.key, one);
      return one;
    });
    this.before = now;
    return kept;
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
      const lab = await labs.strike(this.id, faults);
      this.app.announce(t('lab.struck'));
      this.#stamp = '';
      this.#draw({ ...(await labs.show(lab.id)) });
    });
  }
}

/** A connection as rows, in the order of time; times count from its beginning. */
function rowsOf(one, index) {
  const from = one.acceptedAt;
  const rows = [];
  const used = new Map();
  const put = (at, stream, sign, name, text, bytes) => {
    const place = `${index} ${stream} ${at}`;
    used.set(place, (used.get(place) || 0) + 1);
    rows.push({ key: `${place} ${used.get(place)}`, version: 0, at: at - from, stream, sign, name, text: text.slice(0, 200), bytes, whole: text });
  };
  if (one.request) put(from, 'request', '→', t('lane.request'), visible(one.request.split('\r\n')[0]), utf8(one.request));
  for (const frame of one.frames) {
    const bytes = frame.text !== undefined ? utf8(frame.text) : fromBase64(frame.base64);
    put(frame.at, 'frame', '→', opcodeWord(frame.opcode), inWords(frame, bytes, true), bytes);
  }
  const stream = new FrameStream();
  for (const write of one.sent) {
    const all = write.text !== undefined ? utf8(write.text) : fromBase64(write.base64);
    for (const part of stream.take(all, write.length)) {
      if (part.head !== undefined) put(write.at, 'server', '←', t('lane.answer'), visible(part.head.split('\r\n')[0]), utf8(part.head));
      else if (part.frame) put(write.at, 'server', '←', opcodeWord(part.frame.opcode), inWords(part.frame, part.frame.bytes, false), part.frame.bytes);
      else put(write.at, 'server', '←', t('frame.raw'), t('frame.bytes', { n: number(part.length) }), part.raw);
    }
  }
  for (const end of one.ends) put(end.at, 'tcp', end.who === 'client' ? '→' : '←', `TCP ${end.how.toUpperCase()}`, t(`lane.end.${end.who}`));
  for (const note of one.notes.filter((some) => some.lateMs === 0 || some.lateMs > LATE_MS)) put(note.at, 'console', '▸', t('lane.note'), visible(note.sentence));
  rows.sort((a, b) => a.at - b.at);
  return [{ key: `head ${index}`, head: true, text: t('lab.connection', { n: index + 1 }), version: 0 }, ...rows];
}

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
