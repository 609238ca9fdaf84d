// What lanes there shall be and what they connect to.

import { fill, h } from '../lib/dom.js';
import { t } from '../lib/strings.js';
import { PRESETS, preset } from '../lab/lab-presets.js';

const MOST = 3;
const URL_CHOICE = 'url';
const OWN = 'own';

/** Where lab servers listen for boards that do not run on this machine: the same each time. */
const HOST = 'wiretwin.labHost';

export class TwinSetup {
  #chosen;

  /** @param start `{ targets, preset, url, own }` of the address */
  constructor(app, start, submit) {
    this.own = start.own;
    this.#chosen = new Set(start.targets);
    this.guess = start.targets.length === 0;
    this.targets = h('fieldset', { class: 'tw-choice' });
    this.server = h(
      'select',
      { id: 'twin-server', onchange: () => this.#serverChanged() },
      start.own ? h('option', { value: OWN }, t('twin.server.own')) : null,
      PRESETS.map((one) => h('option', { value: one.id }, t(`lab.preset.${one.id}`))),
      h('option', { value: URL_CHOICE }, t('twin.server.url')),
    );
    this.server.value = start.own ? OWN : start.url ? URL_CHOICE : preset(start.preset)?.id || 'echo';
    this.url = h('input', { id: 'twin-url', type: 'text', value: start.url || '', placeholder: 'ws://192.168.1.20:9001/', spellcheck: 'false', autocomplete: 'off' });
    this.urlField = h('div', { class: 'tw-field tw-grow' }, h('label', { for: 'twin-url' }, t('twin.url')), this.url);
    this.host = h('input', { id: 'twin-host', type: 'text', placeholder: '192.168.1.10', spellcheck: 'false', autocomplete: 'off', value: localStorage.getItem(HOST) || '' });
    this.hostField = h('div', { class: 'tw-field', hidden: true }, h('label', { for: 'twin-host' }, t('twin.host')), this.host);
    this.about = h('p', { class: 'soft', id: 'twin-about' });
    this.headers = h('textarea', { id: 'twin-headers', rows: '3', spellcheck: 'false', placeholder: 'Authorization: Bearer …' });
    this.protocols = h('input', { id: 'twin-protocols', type: 'text', placeholder: 'chat, mqtt', spellcheck: 'false' });
    this.insecure = h('input', { type: 'checkbox', id: 'twin-insecure' });
    this.button = h('button', { class: 'main', type: 'submit' }, t('twin.connect'));
    this.element = h(
      'form',
      { class: 'card twin-setup', 'aria-label': t('twin.setup'), onsubmit: (event) => (event.preventDefault(), submit()) },
      h('div', { class: 'twin-fields' },
        this.targets,
        h('div', { class: 'tw-field' }, h('label', { for: 'twin-server' }, t('twin.server')), this.server),
        this.urlField,
        this.hostField,
        this.button),
      this.about,
      h('details', {}, h('summary', {}, t('twin.handshake')),
        h('div', { class: 'twin-fields' },
          h('div', { class: 'tw-field tw-grow' }, h('label', { for: 'twin-headers' }, t('twin.headers')), this.headers),
          h('div', { class: 'tw-field' }, h('label', { for: 'twin-protocols' }, t('twin.protocols')), this.protocols),
          h('label', { class: 'row' }, this.insecure, t('twin.insecure')))),
    );
    this.#serverChanged();
    this.unwatch = app.store.watch((state) => this.#boards(state));
    this.#boards(app.store.state);
  }

  leave() {
    this.unwatch();
  }

  /** Boards come and go: boxes are changed only when the list does. */
  #boards(state) {
    if (state.boards === this.seen && state.loaded === this.loaded) return;
    this.seen = state.boards;
    this.loaded = state.loaded;
    const boards = [...state.boards.values()].filter((board) => board.state !== 'gone');
    if (this.guess && state.loaded && (boards.length || !this.#chosen.size)) {
      const usual = boards.find((board) => board.kind === 'virtual') || boards.find((board) => board.usb);
      if (this.#chosen.size === 0) this.#chosen.add('jvm');
      if (usual) {
        this.#chosen.add(`board:${usual.id}`);
        this.guess = false;
      }
    }
    const names = new Set(['jvm', ...boards.map((board) => `board:${board.id}`), ...this.#chosen]);
    this.real = new Set(boards.filter((board) => board.kind === 'real').map((board) => `board:${board.id}`));
    this.#serverChanged();
    const sign = [...names].join() + boards.map((board) => board.state === 'leased').join();
    if (sign === this.sign) return;
    this.sign = sign;
    const focused = this.targets.contains(document.activeElement) ? document.activeElement.value : null;
    fill(
      this.targets,
      h('legend', {}, t('twin.targets')),
      [...names].map((name) => this.#box(name)),
      boards.length === 0 && state.loaded ? h('span', { class: 'soft' }, t('twin.noboard'), ' ', h('a', { href: '#/bench' }, t('nav.bench'))) : null,
    );
    if (focused) this.targets.querySelector(`[value="${CSS.escape(focused)}"]`)?.focus();
  }

  #box(name) {
    const box = h('input', {
      type: 'checkbox',
      value: name,
      checked: this.#chosen.has(name),
      onchange: () => {
        if (box.checked && this.#chosen.size >= MOST) {
          box.checked = false;
          fill(this.about, t('twin.most', { n: MOST }));
          return;
        }
        if (box.checked) this.#chosen.add(name);
        else this.#chosen.delete(name);
        this.guess = false;
        this.#serverChanged();
      },
    });
    return h('label', { class: 'tw-pick' }, box, h('span', {}, name === 'jvm' ? 'JVM' : name.slice(6)));
  }

  #serverChanged() {
    const choice = this.server.value;
    this.urlField.hidden = choice !== URL_CHOICE;
    this.hostField.hidden = choice === URL_CHOICE || ![...this.#chosen].some((name) => this.real?.has(name));
    fill(this.about, choice === URL_CHOICE ? t('twin.url.text') : choice === OWN ? t('twin.own.text') : t(`lab.preset.${choice}.text`));
  }

  /** What was chosen; throws with words for people if it is not whole. */
  wish() {
    const targets = [...this.targets.querySelectorAll('input:checked')].map((box) => box.value);
    if (targets.length === 0) throw new Error(t('twin.notarget'));
    const choice = this.server.value;
    const url = this.url.value.trim();
    if (choice === URL_CHOICE && url === '') throw new Error(t('twin.nourl'));
    const host = this.hostField.hidden ? '' : this.host.value.trim();
    if (host) localStorage.setItem(HOST, host);
    const lab = choice === URL_CHOICE ? null : { ...(choice === OWN ? this.own : preset(choice)), ...(host ? { host } : {}) };
    const headers = read(this.headers.value);
    const subprotocols = this.protocols.value.split(',').map((one) => one.trim()).filter(Boolean);
    return { targets, choice, url, lab, headers, subprotocols, insecureTls: this.insecure.checked || Boolean(lab?.tls) };
  }
}

/** `Name: value` in each line. */
function read(text) {
  const headers = {};
  text.split('\n').map((line) => line.trim()).filter(Boolean).forEach((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(t('twin.badheader', { line }));
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  });
  return headers;
}
