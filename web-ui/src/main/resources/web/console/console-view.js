// The console of a board: what goes over its line, both ways, as it goes.

import { boards } from '../api.js';
import { ask, complaint, sentence } from '../lib/ask.js';
import { h } from '../lib/dom.js';
import { number, t } from '../lib/strings.js';
import { VirtualList } from '../lib/virtual-list.js';
import { oncePerFrame, say, show } from '../board/board-draw.js';
import { ConsoleFeed } from './console-feed.js';
import { ConsoleLines, Note } from './console-lines.js';
import { ConsolePrompt } from './console-prompt.js';
import { ConsoleSearch } from './console-search.js';

/** Lines that are kept; the service keeps the latest 1 MiB. */
const MOST = 20_000;
/** Lines that have not ended are among the latest: there is one each way. */
const LATEST = 200;
const ROW_PX = 22;
const ARROW = { 'from-board': '←', 'to-board': '→' };

const stamp = (at) => {
  const date = new Date(at);
  return `${[date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':')}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};

export class ConsoleView {
  #lines = new ConsoleLines();
  #all = [];
  #growing = [];
  #waiting = 0;
  #cursor = null;
  #grown = false;

  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.list = new VirtualList({
      label: t('console.label', { board: id }),
      row: ROW_PX,
      most: MOST,
      draw: (line, at) => this.#row(line, at),
      detail: (line) => h('pre', { class: 'dump', tabindex: '0' }, line.dump ?? line.text),
    });
    this.list.element.addEventListener('keydown', (event) => this.#key(event));
    this.list.element.addEventListener('click', (event) => this.#click(event));
    this.search = new ConsoleSearch(this.list, () => this.#showAll());
    this.complaint = complaint();
    this.state = h('p', { class: 'soft', role: 'status' });
    this.news = h('p', { class: 'soft count', 'aria-live': 'off' });
    this.prompt = new ConsolePrompt(app, id);
    this.element = h('div', { class: 'board-console' }, this.#tools(), this.search.element, this.complaint, this.state, this.list.element, this.news, this.prompt.element);
    this.draw = oncePerFrame(() => this.#draw());
    this.feed = new ConsoleFeed(id, (page) => this.#heard(page), (wrong) => say(this.complaint, wrong ? sentence(wrong) : ''));
    this.unlisten = app.store.listen((entry) => entry.type === 'service.started' && this.#anew(entry.at));
    this.draw();
  }

  leave() {
    this.feed.end();
    this.unlisten();
    this.list.resizes.disconnect();
  }

  update(board) {
    this.prompt.update(board);
  }

  // ---- tools

  #tools() {
    const toggle = (key, work) => {
      const button = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(on));
        work(on);
      } }, t(key));
      return button;
    };
    this.pause = toggle('console.pause', (on) => this.#pause(on));
    this.hex = toggle('console.hex', (on) => {
      this.asHex = on;
      this.list.refresh();
    });
    this.direction = h('select', { 'aria-label': t('console.direction'), onchange: () => this.#showAll() }, ['both', 'from-board', 'to-board'].map((one) => h('option', { value: one }, t(`console.${one}`))));
    this.download = h('button', { type: 'button', onclick: () => ask(this.download, this.complaint, () => this.#download()) }, t('console.download'));
    this.follow = h('button', { type: 'button', onclick: () => {
      this.list.follows = true;
    } }, t('console.follow'));
    return h('div', { class: 'row tools' }, this.pause, this.follow, this.hex, this.direction, this.download);
  }

  async #download() {
    const text = await boards.consoleText(this.id);
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = h('a', { href: url, download: `${this.id}-console.txt` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  #pause(on) {
    this.paused = on;
    if (!on) this.#showAll();
    this.draw();
  }

  // ---- what comes

  #heard(page) {
    this.open = page.open;
    const begun = [];
    if (page.missed > 0) {
      this.#lines.cut();
      begun.push(new Note(page.entries[0]?.at ?? new Date().toISOString(), t('console.missed', { n: number(page.missed) }), 'gap'));
    }
    for (const entry of page.entries) begun.push(...this.#lines.take(entry));
    this.#grown ||= page.entries.length > 0;
    this.#add(begun);
  }

  #anew(at) {
    if (this.#all.length > 0) {
      this.#lines.cut();
      this.#add([new Note(at, t('console.restarted'), 'gap')]);
    }
    this.feed.restart();
  }

  #add(lines) {
    this.#all.push(...lines);
    if (this.#all.length > MOST * 1.1) this.#all.splice(0, this.#all.length - MOST);
    if (this.paused) this.#waiting += lines.length;
    else this.#append(lines);
    this.draw();
  }

  #passes(line) {
    if (line.kind === 'gap') return true;
    const way = this.direction.value;
    return (way === 'both' || way === line.direction) && this.search.passes(line);
  }

  /** A line that grows may come to have what is looked for only later. */
  #append(lines) {
    const all = [...this.#growing, ...lines];
    const some = all.filter((line) => this.#passes(line));
    this.#growing = all.filter((line) => !line.ended && !some.includes(line));
    this.list.append(...some);
    this.search.added(some);
  }

  #showAll() {
    if (this.paused) return;
    this.#waiting = 0;
    this.#cursor = null;
    const some = this.#all.filter((line) => this.#passes(line));
    this.#growing = this.#all.slice(-LATEST).filter((line) => !line.ended && !this.#passes(line));
    this.list.replace(some);
    this.search.replaced(some.slice(-MOST));
    this.draw();
  }

  // ---- drawing

  #draw() {
    if (this.#grown && !this.paused) this.list.refresh();
    this.#grown = false;
    const none = this.#all.length === 0;
    say(this.state, this.open === undefined ? t('console.loading') : this.open ? t('console.open') : t(none ? 'console.closed.empty' : 'console.closed'));
    say(this.news, this.paused && this.#waiting > 0 ? t('console.waiting', { n: number(this.#waiting) }) : t(this.list.dropped > 0 ? 'console.lines.latest' : 'console.lines', { n: number(this.list.length) }));
    show(this.follow, !this.list.follows);
  }

  #row(line, at) {
    if (line.kind === 'gap') return h('div', { class: 'console-gap' }, h('time', {}, stamp(line.at)), ' ', line.text);
    const words = this.asHex ? line.hex : line.text;
    return h(
      'div',
      { class: `console-line ${line.direction}${at === this.#cursor ? ' cursor' : ''}${at === this.search.current ? ' hit' : ''}`, dataset: { at } },
      h('time', { datetime: line.at }, stamp(line.at)),
      h('span', { class: 'way', role: 'img', 'aria-label': t(`console.${line.direction}`) }, ARROW[line.direction]),
      h('span', { class: 'words' }, this.asHex ? words : this.search.marked(words)),
    );
  }

  // ---- opening lines

  #click(event) {
    if (getSelection().toString() !== '') return;
    const row = event.target.closest('.console-line');
    if (row) this.#open(Number(row.dataset.at));
  }

  #open(at) {
    this.#cursor = at;
    this.list.follows = false;
    this.list.toggle(at);
    this.draw();
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const last = this.list.dropped + this.list.length - 1;
    if (step && last >= 0) {
      event.preventDefault();
      const from = this.#cursor ?? last + (step > 0 ? 0 : 1);
      this.#cursor = Math.min(last, Math.max(this.list.dropped, from + step));
      const { scrollTop, clientHeight } = this.list.element;
      const top = (this.#cursor - this.list.dropped) * ROW_PX;
      if (top < scrollTop || top + ROW_PX > scrollTop + clientHeight) this.list.show(this.#cursor);
      this.list.follows = false;
      this.list.refresh();
    } else if (event.key === 'Enter' && this.#cursor !== null) {
      event.preventDefault();
      this.list.toggle(this.#cursor);
    } else if (event.key === 'End') {
      this.list.follows = true;
    }
    this.draw();
  }
}
