// One board on the bench, changed in place when something is heard of it.

import { visible } from '../lib/bytes.js';
import { h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { t } from '../lib/strings.js';
import { BoardActions } from './board-actions.js';
import { Facts, say, show } from './board-draw.js';
import { heapOf } from './board-history.js';
import { Spark } from './board-spark.js';
import { bytes, firmware, lastBoot, lease, standing, wifi } from './board-words.js';

export class BoardCard {
  constructor(app, id) {
    this.id = id;
    this.badge = h('span', { class: 'badge' });
    this.what = h('p', { class: 'soft' });
    this.hint = h('p', { class: 'hint' });
    this.trouble = h('p', { class: 'complaint' });
    this.facts = new Facts();
    this.heapText = h('span');
    this.spark = new Spark();
    this.heap = h('span', { class: 'heap' }, this.heapText, this.spark.element);
    this.actions = new BoardActions(app, id, { links: true });
    const head = `card-${id}`;
    this.element = h(
      'article',
      { class: 'card board-card', 'aria-labelledby': head, dataset: { board: id } },
      h('div', { class: 'card-head' }, h('h2', { id: head }, h('a', { href: link('boards', id) }, visible(id))), this.badge),
      this.what,
      this.facts.element,
      this.hint,
      this.trouble,
      this.actions.element,
    );
  }

  update(board) {
    this.board = board;
    const { kind, words } = standing(board);
    say(this.badge, words);
    this.badge.className = `badge ${kind}`;
    this.element.dataset.state = board.state;
    say(this.what, [t(`board.kind.${board.kind}`), visible(board.usb?.product || (board.kind === 'real' ? board.description : ''))].filter(Boolean).join(' · '));
    const gone = board.state === 'gone';
    this.facts.set('port', t('board.port'), visible(board.port));
    this.facts.set('firmware', t('board.firmware'), firmware(board));
    this.facts.set('modules', t('board.modules'), board.modules ? visible(board.modules.join(' ')) : null);
    this.facts.set('heap', t('board.heap'), board.heap === undefined || gone ? null : this.heap);
    say(this.heapText, board.heap === undefined ? '' : bytes(board.heap));
    this.spark.draw(heapOf(board.id));
    this.facts.set('wifi', t('board.wifi'), gone ? null : wifi(board));
    this.facts.set('boot', t('board.boot'), lastBoot(board));
    this.tick();
    say(this.hint, this.#hint(board, gone));
    show(this.hint, this.hint.textContent !== '');
    say(this.trouble, visible(board.trouble || ''));
    this.actions.update(board);
  }

  /** What to do about it, where there is something to do. */
  #hint(board, gone) {
    if (gone) return t('board.gone.hint');
    if (!board.firmwareKind) return t('board.identify.hint');
    return ['lua-firmware', 'at-firmware'].includes(board.firmwareKind) ? null : visible(board.advice || '');
  }

  /** A second has passed: the lease is a second shorter. */
  tick() {
    if (this.board) this.facts.set('lease', t('board.lease'), this.board.state === 'gone' && !this.board.lease ? null : lease(this.board));
  }
}
