// A board and its network: how it stands, which networks it hears, joining one.

import { boards } from '../api.js';
import { visible } from '../lib/bytes.js';
import { ask, complaint } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { fence } from '../lib/holder.js';
import { number, t } from '../lib/strings.js';
import { Facts, say, show } from './board-draw.js';
import { usable, whose, wifi } from './board-words.js';

const MOST_NETWORKS = 64;
const LEVELS = [[-60, 'good'], [-70, 'fair'], [-80, 'weak']];

const level = (rssi) => (LEVELS.find(([least]) => rssi >= least) || [0, 'poor'])[1];
const signal = (rssi) => `${t(`wifi.level.${level(rssi)}`)} (${t('wifi.dbm', { n: number(rssi) })})`;

export class BoardWifi {
  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.facts = new Facts();
    this.statusComplaint = complaint();
    this.scanComplaint = complaint();
    this.joinComplaint = complaint();
    this.outcome = h('p', { class: 'outcome', role: 'status' });
    this.may = h('p', { class: 'hint' });
    this.ask = this.#button('wifi.ask', this.statusComplaint, () => this.#do(boards.wifiStatus));
    this.scan = this.#button('wifi.scan', this.scanComplaint, () => this.#scan());
    this.networks = h('tbody');
    this.table = h(
      'table',
      { class: 'networks' },
      h('caption', { class: 'unseen' }, t('wifi.networks')),
      h('thead', {}, h('tr', {}, ['ssid', 'signal', 'security', 'channel'].map((key) => h('th', { scope: 'col' }, t(`wifi.${key}`))), h('th', { scope: 'col' }, h('span', { class: 'unseen' }, t('wifi.choose'))))),
      this.networks,
    );
    this.heard = h('p', { class: 'soft', role: 'status' });
    this.element = h(
      'div',
      { class: 'overview' },
      h('section', { class: 'card' }, h('h2', {}, t('wifi.status')), this.facts.element, h('div', { class: 'row' }, this.ask), this.statusComplaint),
      h('section', { class: 'card' }, h('h2', {}, t('wifi.join')), this.may, this.#form(), this.outcome, this.joinComplaint),
      h('section', { class: 'card wide' }, h('div', { class: 'card-head' }, h('h2', {}, t('wifi.networks')), this.scan), this.heard, h('div', { class: 'scroll' }, this.table), this.scanComplaint),
    );
  }

  #button(key, place, work) {
    const button = h('button', { type: 'button', onclick: () => ask(button, place, work).finally(() => this.update(this.board)) }, t(key));
    return button;
  }

  #form() {
    this.ssid = h('input', { id: 'wifi-ssid', required: true, maxlength: '32', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none' });
    this.password = h('input', { id: 'wifi-password', type: 'password', minlength: '8', maxlength: '64', autocomplete: 'off', 'aria-describedby': 'wifi-password-hint' });
    this.join = h('button', { type: 'submit', class: 'main' }, t('wifi.join.do'));
    return h(
      'form',
      { class: 'form', autocomplete: 'off', onsubmit: (event) => this.#join(event) },
      h('p', { class: 'board-field' }, h('label', { for: 'wifi-ssid' }, t('wifi.ssid.label')), this.ssid),
      h('p', { class: 'board-field' }, h('label', { for: 'wifi-password' }, t('wifi.password')), this.password, h('small', { id: 'wifi-password-hint', class: 'soft' }, t('wifi.password.hint'))),
      h('div', {}, this.join),
    );
  }

  async #do(asked, ...more) {
    const done = await asked(this.id, ...more);
    this.app.store.dispatch({ kind: 'put', what: 'boards', thing: done.board });
    return done;
  }

  async #scan() {
    say(this.heard, t('wifi.scanning'));
    try {
      const done = await this.#do(boards.wifiScan, fence(this.id));
      this.scanned = true;
      if (done.outcome === 'begun') say(this.heard, t('board.begun'));
    } finally {
      this.#list(this.board, true);
    }
  }

  async #join(event) {
    event.preventDefault();
    const wish = { ssid: this.ssid.value };
    if (this.password.value) wish.password = this.password.value;
    this.password.value = ''; // it goes to the board and stays nowhere
    say(this.outcome, t('wifi.joining', { ssid: visible(wish.ssid) }));
    const done = await ask(this.join, this.joinComplaint, () => this.#do(boards.wifiJoin, wish, fence(this.id)));
    say(this.outcome, done ? (done.outcome === 'begun' ? t('board.begun') : visible(done.sentence || '')) : '');
    this.update(this.board);
  }

  update(board) {
    if (!board) return;
    this.board = board;
    this.facts.set('now', t('wifi.now'), wifi(board) || t('wifi.unasked'));
    this.facts.set('signal', t('wifi.signal'), board.wifi?.connected && board.wifi.rssi !== undefined ? signal(board.wifi.rssi) : null);
    this.facts.set('ip', t('wifi.ip'), board.wifi?.ip && visible(board.wifi.ip));
    const may = usable(board);
    show(this.may, !may);
    say(this.may, may ? '' : board.state === 'gone' ? t('board.gone.hint') : t(`board.lease.note.${whose(board)}`));
    for (const button of [this.ask, this.scan, this.join]) if (!button.hasAttribute('aria-busy')) button.disabled = !may;
    this.#list(board);
  }

  /** Drawn anew only when others were heard: one may be about to choose. */
  #list(board, anew = false) {
    const heard = (board.networks || []).slice(0, MOST_NETWORKS);
    const seen = JSON.stringify(heard);
    if (seen === this.seen && !anew) return;
    this.seen = seen;
    show(this.table, heard.length > 0);
    say(this.heard, heard.length > 0 ? t('wifi.heard', { n: heard.length }) : t(this.scanned ? 'wifi.heard.none' : 'wifi.unscanned'));
    fill(this.networks, heard.map((network) => this.#row(network)));
  }

  #row(network) {
    const ssid = network.ssid || '';
    const choose = h('button', { type: 'button', 'aria-label': t('wifi.choose.ssid', { ssid: visible(ssid) }), onclick: () => {
      this.ssid.value = ssid;
      this.password.focus();
    } }, t('wifi.choose'));
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, ssid ? visible(ssid) : h('span', { class: 'soft' }, t('wifi.hidden')), h('small', { class: 'soft mono' }, visible(network.bssid || ''))),
      h('td', {}, h('meter', { min: '-95', max: '-40', value: String(network.rssi), 'aria-hidden': 'true' }), ' ', signal(network.rssi)),
      h('td', {}, visible(network.security || '')),
      h('td', {}, number(network.channel)),
      h('td', {}, ssid ? choose : null),
    );
  }
}
