// What can be done with a board, as buttons: on its card and in its own room.

import { boards } from '../api.js';
import { visible } from '../lib/bytes.js';
import { ask, complaint } from '../lib/ask.js';
import { h } from '../lib/dom.js';
import { fence } from '../lib/holder.js';
import { link } from '../lib/route.js';
import { t } from '../lib/strings.js';
import { askFirst } from './board-dialog.js';
import { say, show } from './board-draw.js';
import { evict, release, take } from './board-lease.js';
import { usable, whose } from './board-words.js';

export class BoardActions {
  /** @param links whether to lead to console and Wi-Fi: in the board's own room its tabs do */
  constructor(app, id, { links = false } = {}) {
    this.app = app;
    this.id = id;
    this.complaint = complaint();
    this.outcome = h('p', { class: 'outcome soft', role: 'status' });
    this.identify = this.#button('board.identify', () => this.#do(boards.identify));
    this.claim = this.#button('board.claim', () => this.#claim());
    this.evict = this.#button('board.evict', () => this.#evict());
    this.reset = this.#button('board.reset', () => this.#reset());
    this.end = this.#button('board.end', () => this.#end());
    this.links = links ? [this.#link('board.tab.wifi', 'wifi'), this.#link('board.tab.console', 'console')] : [];
    this.element = h(
      'div',
      { class: 'actions' },
      h('div', { class: 'row' }, this.identify, this.claim, this.evict, this.reset, this.links, this.end),
      this.outcome,
      this.complaint,
    );
  }

  #button(key, work) {
    const button = h('button', { type: 'button', onclick: () => ask(button, this.complaint, work).finally(() => this.update(this.board)) }, t(key));
    return button;
  }

  #link(key, tab) {
    return h('a', { class: 'button', href: link('boards', this.id, tab) }, t(key));
  }

  update(board) {
    if (!board) return;
    this.board = board;
    const who = whose(board);
    const gone = board.state === 'gone';
    const may = usable(board);
    for (const button of [this.identify, this.reset]) {
      show(button, !gone);
      if (!button.hasAttribute('aria-busy')) button.disabled = !may;
    }
    say(this.claim, t(who === 'ours' ? 'board.giveBack' : 'board.claim'));
    show(this.claim, !gone && (who === 'none' || who === 'ours'));
    show(this.evict, !gone && (who === 'other' || who === 'tab'));
    show(this.end, board.byRequest && !gone && may);
    for (const one of this.links) show(one, !gone || one.href.endsWith('/console'));
  }

  /** Has the service do something with the board and shows what came of it. */
  async #do(asked, ...more) {
    say(this.outcome, '');
    const done = await asked(this.id, fence(this.id), ...more);
    this.app.store.dispatch({ kind: 'put', what: 'boards', thing: done.board });
    const words = done.outcome === 'begun' ? t('board.begun') : visible(done.sentence || '');
    say(this.outcome, words);
  }

  async #claim() {
    say(this.outcome, '');
    await (whose(this.board) === 'ours' ? release(this.app, this.id) : take(this.app, this.id));
  }

  async #evict() {
    const yes = await askFirst({
      title: t('board.evict.title', { board: this.id }),
      text: t('board.evict.text', { who: visible(this.board.lease?.holder || '') }),
      yes: t('board.evict.yes'),
      danger: true,
    });
    if (!yes) return;
    await evict(this.app, this.id);
    await take(this.app, this.id);
  }

  async #reset() {
    const usual = this.board.kind === 'virtual' ? 'soft' : 'run';
    const ways = ['run', 'soft', 'bootloader'].map((way) =>
      h(
        'label',
        { class: 'ask-choice' },
        h('input', { type: 'radio', name: 'way', value: way, checked: way === usual }),
        h('span', {}, h('strong', {}, t(`board.reset.${way}`)), h('small', { class: 'soft' }, t(`board.reset.${way}.text`))),
      ));
    const more = h('fieldset', {}, h('legend', {}, t('board.reset.how')), ways);
    const yes = await askFirst({ title: t('board.reset.title', { board: this.id }), text: t('board.reset.text'), yes: t('board.reset'), more });
    if (!yes) return;
    const sequence = more.querySelector('input:checked').value;
    await this.#do(boards.reset, { sequence });
  }

  async #end() {
    const yes = await askFirst({
      title: t('board.end.title', { board: this.id }),
      text: t('board.end.text'),
      yes: t('board.end.yes'),
      danger: true,
    });
    if (yes) await boards.end(this.id, fence(this.id));
  }
}
