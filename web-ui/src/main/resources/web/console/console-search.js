// Finds words in the console: shows only the lines that have them, or goes from one to the next.

import { h } from '../lib/dom.js';
import { number, t } from '../lib/strings.js';
import { oncePerFrame, say } from '../board/board-draw.js';

const MOST_HITS = 20_000;

export class ConsoleSearch {
  #hits = [];
  #growing = [];
  #count = 0;
  #at = -1;
  #words = '';

  /**
   * @param list which shows the lines
   * @param changed to be called when other lines are to be shown
   */
  constructor(list, changed) {
    this.list = list;
    this.changed = changed;
    this.field = h('input', { id: 'console-search', type: 'search', autocomplete: 'off', spellcheck: 'false', oninput: () => this.#look(), onkeydown: (event) => this.#key(event) });
    this.only = h('input', { id: 'console-only', type: 'checkbox', onchange: () => this.changed() });
    this.found = h('span', { class: 'soft', role: 'status' });
    const step = (key, by, sign) => h('button', { type: 'button', 'aria-label': t(key), title: t(key), onclick: () => this.#step(by) }, sign);
    this.element = h(
      'div',
      { class: 'row tools', role: 'search' },
      h('label', { for: 'console-search' }, t('console.search')),
      this.field,
      step('console.previous', -1, '↑'),
      step('console.next', 1, '↓'),
      h('span', { class: 'row tight' }, this.only, h('label', { for: 'console-only' }, t('console.only'))),
      this.found,
    );
    this.say = oncePerFrame(() => this.#say());
  }

  /** The number of the line that was gone to last. */
  get current() {
    return this.#hits[this.#at];
  }

  #has(line) {
    return line.text.toLowerCase().includes(this.#words);
  }

  /** Whether the line is to be shown. */
  passes(line) {
    return !this.only.checked || this.#words === '' || this.#has(line);
  }

  /** These came behind those that are shown. */
  added(lines) {
    const all = [...this.#growing, ...lines.map((line) => ({ line, number: this.#count++ }))];
    this.#growing = [];
    for (const { line, number } of all) {
      if (this.#words === '' || this.#hits.length >= MOST_HITS) continue;
      if (this.#has(line)) this.#hits.push(number);
      else if (!line.ended) this.#growing.push({ line, number });
    }
    this.#hits.sort((a, b) => a - b);
    this.say();
  }

  /** These are shown in place of all. */
  replaced(lines) {
    this.#count = 0;
    this.#hits = [];
    this.#growing = [];
    this.#at = -1;
    this.added(lines);
  }

  /** The words with what is looked for marked. */
  marked(words) {
    if (this.#words === '') return words;
    const low = words.toLowerCase();
    if (low.length !== words.length) return words; // letters that change their length: nothing can be marked
    const parts = [];
    let from = 0;
    let at;
    while ((at = low.indexOf(this.#words, from)) >= 0 && parts.length < 200) {
      parts.push(words.slice(from, at), h('mark', {}, words.slice(at, at + this.#words.length)));
      from = at + this.#words.length;
    }
    return [...parts, words.slice(from)];
  }

  #look() {
    this.#words = this.field.value.toLowerCase();
    this.changed();
    this.list.refresh();
  }

  #key(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#step(event.shiftKey ? -1 : 1);
  }

  #step(by) {
    const { dropped } = this.list;
    this.#hits = this.#hits.filter((number) => number >= dropped);
    if (this.#hits.length === 0) return;
    this.#at = (this.#from(by) + this.#hits.length) % this.#hits.length;
    this.list.show(this.current);
    this.list.refresh();
    this.say();
  }

  /** The next hit; the first time seen from where one looks. */
  #from(by) {
    if (this.#at >= 0) return this.#at + by;
    const { element, row, dropped } = this.list;
    const seen = dropped + Math.floor(element.scrollTop / row);
    const next = this.#hits.findIndex((number) => number >= seen);
    if (by < 0) return (next < 0 ? this.#hits.length : next) - 1;
    return next < 0 ? 0 : next;
  }

  #say() {
    if (this.#words === '') say(this.found, '');
    else if (this.#hits.length === 0) say(this.found, t('console.none'));
    else if (this.#at < 0) say(this.found, t('console.hits', { n: number(this.#hits.length) }));
    else say(this.found, t('console.hit', { at: number(this.#at + 1), n: number(this.#hits.length) }));
  }
}
