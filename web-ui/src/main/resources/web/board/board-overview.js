// All that is known of a board, who has it, and what can be done with it.

import { visible } from '../lib/bytes.js';
import { fill, h } from '../lib/dom.js';
import { dateTime, number, t } from '../lib/strings.js';
import { BoardActions } from './board-actions.js';
import { Facts, every, say, show } from './board-draw.js';
import { heapOf } from './board-history.js';
import { Spark } from './board-spark.js';
import { bytes, firmware, lastBoot, lease, whose, wifi } from './board-words.js';

export class BoardOverview {
  constructor(app, id) {
    this.actions = new BoardActions(app, id);
    this.trouble = h('p', { class: 'complaint' });
    this.advice = h('p', { class: 'hint' });
    this.what = new Facts();
    this.line = new Facts();
    this.now = new Facts();
    this.leaseText = h('p', { class: 'lease' });
    this.leaseMore = new Facts();
    this.leaseNote = h('p', { class: 'soft' }, '');
    this.modules = h('ul', { class: 'chips' });
    this.noModules = h('p', { class: 'soft' }, t('board.identify.hint'));
    this.websocket = h('p', { class: 'hint' });
    this.heapText = h('span');
    this.spark = new Spark();
    this.heap = h('span', { class: 'heap' }, this.heapText, this.spark.element);
    this.modulesPart = h('section', { class: 'card wide' }, h('h2', {}, t('board.modules')), this.modules, this.noModules);
    const part = (key, ...more) => h('section', { class: 'card' }, h('h2', {}, t(key)), more);
    this.element = h(
      'div',
      { class: 'overview four' },
      h('section', { class: 'card wide' }, h('h2', {}, t('board.part.do')), this.advice, this.trouble, this.actions.element),
      part('board.part.lease', this.leaseText, this.leaseMore.element, this.leaseNote),
      part('board.part.firmware', this.what.element, this.websocket),
      part('board.part.now', this.now.element),
      part('board.part.line', this.line.element),
      this.modulesPart,
    );
    this.end = every(1000, async () => this.#tick());
  }

  leave() {
    this.end();
  }

  /** What the service says is in English: what it says of most boards has words of our own. */
  #adviceOn(board) {
    return board.websocket && board.firmwareKind === 'lua-firmware' ? t('board.ready') : visible(board.advice ?? '');
  }

  update(board) {
    this.board = board;
    const text = (value) => (value === undefined || value === null ? null : visible(String(value)));
    say(this.trouble, text(board.trouble));
    say(this.advice, board.state === 'gone' ? t('board.gone.hint') : board.firmwareKind ? this.#adviceOn(board) : t('board.identify.hint'));
    show(this.advice, this.advice.textContent !== '');
    this.actions.update(board);
    this.#lease(board);

    this.what.set('firmware', t('board.firmware'), firmware(board) || t('board.unknown.fact'));
    this.what.set('found', t('board.found'), text(board.firmware));
    this.what.set('at', t('board.identifiedAt'), board.identifiedAt ? dateTime(board.identifiedAt) : null);
    say(this.websocket, board.websocket === undefined ? '' : t(board.websocket ? 'board.websocket.yes' : 'board.websocket.no'));
    show(this.websocket, board.websocket !== undefined);

    say(this.heapText, board.heap === undefined ? '' : bytes(board.heap));
    this.spark.draw(heapOf(board.id));
    this.now.set('heap', t('board.heap'), board.heap === undefined ? t('board.unknown.fact') : this.heap);
    this.now.set('wifi', t('board.wifi'), wifi(board) || t('board.unknown.fact'));
    this.now.set('rssi', t('wifi.signal'), board.wifi?.rssi === undefined ? null : t('wifi.dbm', { n: number(board.wifi.rssi) }));
    this.now.set('boot', t('board.boot'), lastBoot(board) || t('board.unknown.fact'));
    this.now.set('restarts', t('board.restarts'), number(board.restarts));
    this.now.set('sessions', t('board.sessions.open'), number(board.sessions));

    this.line.set('kind', t('board.kind'), t(`board.kind.${board.kind}`));
    this.line.set('port', t('board.port'), text(board.port));
    this.line.set('description', t('board.description'), board.kind === 'real' ? text(board.description) : null);
    this.line.set('baud', t('board.baud'), String(board.baud));
    this.line.set('process', t('board.process'), text(board.process));
    this.line.set('usb', t('board.usb'), text(board.usb && [board.usb.manufacturer, board.usb.product, board.usb.id].filter(Boolean).join(' ')));
    this.line.set('serial', t('board.usb.serial'), text(board.usb?.serialNumber));
    this.line.set('place', t('board.usb.place'), text(board.usb?.location));
    this.#modules(board.modules);
    show(this.modulesPart, Boolean(board.modules) || !board.firmwareKind);
  }

  #modules(modules) {
    const all = (modules || []).join(' ');
    show(this.noModules, !modules);
    if (this.drawn === all) return;
    this.drawn = all;
    fill(this.modules, (modules || []).map((name) => h('li', { class: name === 'websocket' ? 'badge good' : 'badge' }, visible(name))));
    show(this.modules, Boolean(modules));
  }

  #lease(board) {
    const { lease: its } = board;
    this.leaseMore.set('holder', t('board.lease.holder'), its && visible(its.holder));
    this.leaseMore.set('since', t('board.lease.since'), its && dateTime(its.since));
    this.leaseMore.set('until', t('board.lease.until'), its && dateTime(its.until));
    this.leaseMore.set('reason', t('board.lease.reason'), its?.reason && visible(its.reason));
    this.leaseMore.set('url', t('board.lease.url'), its?.url && this.#link(its.url));
    say(this.leaseNote, t(`board.lease.note.${whose(board)}`));
    this.#tick();
  }

  /** A holder's address is followed only where a browser would show a page. */
  #link(url) {
    if (this.url?.dataset.url === url) return this.url;
    const safe = /^https?:\/\//i.test(url);
    this.url = safe ? h('a', { href: url, rel: 'noreferrer noopener', target: '_blank', dataset: { url } }, visible(url)) : h('span', { dataset: { url } }, visible(url));
    return this.url;
  }

  #tick() {
    if (this.board) say(this.leaseText, lease(this.board));
  }
}
