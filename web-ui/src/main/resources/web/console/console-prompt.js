// A prompt for Lua or AT commands: a line goes to the board when the lease allows, one after the other.

import { boards } from '../api.js';
import { ask, complaint } from '../lib/ask.js';
import { h } from '../lib/dom.js';
import { fence } from '../lib/holder.js';
import { t } from '../lib/strings.js';
import { say, show } from '../board/board-draw.js';
import { usable, whose } from '../board/board-words.js';

const MOST_HISTORY = 100;

/** The line is kept open so long for what comes of a command. */
const LISTEN = '1s';

/** By board, the latest last: it lasts as long as the page. */
const histories = new Map();

export class ConsolePrompt {
  #at = null;
  #draft = '';

  constructor(app, id) {
    this.app = app;
    this.id = id;
    if (!histories.has(id)) histories.set(id, []);
    this.history = histories.get(id);
    this.field = h('input', { id: 'console-prompt', class: 'mono', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none', maxlength: '2000', 'aria-describedby': 'console-prompt-hint', onkeydown: (event) => this.#key(event) });
    this.label = h('label', { for: 'console-prompt' }, t('console.prompt'));
    this.send = h('button', { type: 'submit', class: 'main' }, t('console.send'));
    this.complaint = complaint();
    this.hint = h('p', { id: 'console-prompt-hint', class: 'soft' });
    this.element = h(
      'form',
      { class: 'prompt', onsubmit: (event) => this.#submit(event) },
      h('div', { class: 'row' }, this.label, this.field, this.send),
      this.hint,
      this.complaint,
    );
  }

  update(board) {
    const may = usable(board);
    const kind = board.firmwareKind;
    this.end = kind === 'lua-firmware' ? '\n' : '\r\n'; // AT firmware wants both, and nobody minds
    say(this.label, t(kind === 'at-firmware' ? 'console.prompt.at' : 'console.prompt'));
    if (!this.send.hasAttribute('aria-busy')) this.send.disabled = !may;
    this.field.readOnly = !may;
    const why = board.state === 'gone' ? t('board.gone.hint') : board.doing && board.doing !== 'typing' ? t('console.busy') : may ? t('console.prompt.hint') : t(`board.lease.note.${whose(board)}`);
    say(this.hint, why);
    show(this.element, board.state !== 'gone');
  }

  async #submit(event) {
    event.preventDefault();
    const words = this.field.value;
    if (words.trim() === '' || this.send.disabled) return;
    const sent = await ask(this.send, this.complaint, async () => {
      this.#remember(words);
      this.field.value = '';
      return boards.type(this.id, { text: words + this.end }, fence(this.id), LISTEN);
    });
    if (sent) this.app.store.dispatch({ kind: 'put', what: 'boards', thing: sent.board });
    else if (this.field.value === '') this.field.value = words; // it was refused: nobody should type it again
  }

  #remember(words) {
    if (this.history.at(-1) !== words) this.history.push(words);
    if (this.history.length > MOST_HISTORY) this.history.shift();
    this.#at = null;
  }

  #key(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || this.history.length === 0) return;
    event.preventDefault();
    if (this.#at === null) {
      if (by > 0) return;
      this.#draft = this.field.value;
      this.#at = this.history.length;
    }
    this.#at = Math.max(0, this.#at + by);
    if (this.#at >= this.history.length) {
      this.#at = null;
      this.field.value = this.#draft;
    } else {
      this.field.value = this.history[this.#at];
    }
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }
}
