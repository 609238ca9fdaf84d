// A list of any length of which only what is seen is drawn: rows of one height, some of them opened to show more.

import { h } from './dom.js';

/** So many rows are drawn above and below what is seen, so that scrolling shows no gaps. */
const SPARE = 8;

export class VirtualList {
  #items = [];
  #dropped = 0;
  #open = new Map();
  #drawn = new Map();
  #due = false;
  #follows = true;
  #was = 0;
  #focus = null;

  /**
   * @param label what the list is, for who cannot see it
   * @param row the height of a row in px
   * @param draw makes a row's element of (item, number); the number stays an item's own
   * @param detail makes what an opened row shows below it of (item, number); rows cannot be opened without
   * @param most how many items are kept; the oldest go first
   * @param fit `{ least, share }` if it shall be no higher than its rows: px, and the most as a share of the window's height
   */
  constructor({ label, row = 24, draw, detail = null, most = 100_000, fit = null }) {
    Object.assign(this, { row, draw, detail, most, fit });
    this.space = h('div', { class: 'vlist-space', role: 'list' });
    this.element = h('div', { class: 'vlist', role: 'region', tabindex: '0', 'aria-label': label, onscroll: () => this.#scrolled() }, this.space);
    this.resizes = new ResizeObserver(() => this.#soon());
    this.resizes.observe(this.element);
  }

  /** How many items it has. */
  get length() {
    return this.#items.length;
  }

  /** How many items are no longer kept. */
  get dropped() {
    return this.#dropped;
  }

  /** Whether what is new is scrolled into view. */
  get follows() {
    return this.#follows;
  }

  set follows(yes) {
    this.#follows = yes;
    this.#soon();
  }

  append(...items) {
    for (const item of items) this.#items.push(item);
    const over = this.#items.length - this.most;
    if (over > 0) {
      // in pieces: an array that is shortened by one each time would be copied each time
      const go = Math.max(over, Math.floor(this.most / 50));
      this.#items.splice(0, go);
      this.#dropped += go;
      for (const number of this.#open.keys()) if (number < this.#dropped) this.#open.delete(number);
    }
    this.#soon();
  }

  /** Other items in place of all of them. */
  replace(items) {
    this.#items = items.slice(-this.most);
    this.#dropped = 0;
    this.#open.clear();
    this.#clear();
    this.#soon();
  }

  /**
   * Other items in place of those from that number on. What is the same object stays as it is drawn, unless its `version`
   * has changed; what is open stays open, and what had the focus keeps it.
   */
  replaceFrom(number, items) {
    const from = Math.max(0, number - this.#dropped);
    const open = [...this.#open].filter(([one]) => one >= number).map(([one, height]) => [one, this.#items[one - this.#dropped], height]);
    const had = this.#items.slice(from);
    const shown = new Map([...this.#drawn].map(([one]) => [one, this.#items[one - this.#dropped]]));
    this.#items.length = Math.min(from, this.#items.length);
    for (const item of items) this.#items.push(item);
    const places = open.length ? new Map(this.#items.slice(from).map((item, index) => [item, number + index])) : null;
    for (const [one] of open) this.#open.delete(one);
    for (const [, item, height] of open) if (places.has(item)) this.#open.set(places.get(item), height);
    for (const [one, drawn] of this.#drawn) {
      const item = this.#items[one - this.#dropped];
      if (shown.get(one) !== item || drawn.version !== item?.version || Boolean(drawn.more) !== this.#open.has(one)) this.#undraw(one, shown.get(one));
    }
    if (items.length !== had.length || items.some((item, index) => item !== had[index])) this.append();
    this.#soon();
  }

  #undraw(number, item) {
    const { element } = this.#drawn.get(number);
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    if (focused) this.#focus = { item, name: focused.dataset.focus };
    element.remove();
    this.#drawn.delete(number);
  }

  /** Draws again what is seen: items have changed within. */
  refresh() {
    this.#clear();
    this.#soon();
  }

  /** Opens or closes what a row shows below it. */
  toggle(number) {
    if (!this.detail) return;
    if (this.#open.has(number)) this.#open.delete(number);
    else {
      this.#open.set(number, 0);
      this.#follows = false; // who looks into a row wants it to stay
    }
    this.#clear();
    this.#soon();
  }

  /** The number of the latest item that is wanted; -1 if there is none. */
  find(wanted) {
    for (let index = this.#items.length - 1; index >= 0; index--) if (wanted(this.#items[index])) return index + this.#dropped;
    return -1;
  }

  isOpen(number) {
    return this.#open.has(number);
  }

  /** Scrolls so that the item of that number is seen. */
  show(number) {
    this.#follows = false;
    this.element.scrollTop = Math.max(0, this.#top(number - this.#dropped) - this.element.clientHeight / 3);
    this.#soon();
  }

  // ---- where rows are; few are open, so they are counted one by one

  #top(index) {
    let top = index * this.row;
    for (const [number, height] of this.#open) if (number - this.#dropped < index) top += height;
    return top;
  }

  #at(y) {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#top(middle + 1) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    // whoever scrolls up wants to stay there; a list that became lower has only been squeezed
    const up = scrollTop < this.#was;
    this.#follows = scrollTop + clientHeight >= scrollHeight - this.row || (this.#follows && !up);
    this.#was = scrollTop;
    this.#soon();
  }

  // ---- drawing, once per frame at the most

  #soon() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#paint();
    });
  }

  #clear() {
    for (const number of [...this.#drawn.keys()]) this.#undraw(number, this.#items[number - this.#dropped]);
  }

  #paint() {
    const all = this.#top(this.#items.length);
    if (this.fit) this.element.style.height = `${Math.max(this.fit.least, Math.min(all + 2, innerHeight * this.fit.share))}px`;
    const height = this.element.clientHeight;
    this.space.style.height = `${all}px`;
    if (this.#follows) this.element.scrollTop = this.element.scrollHeight;
    this.#was = this.element.scrollTop;
    const first = Math.max(0, this.#at(this.element.scrollTop) - SPARE);
    const last = Math.min(this.#items.length, this.#at(this.element.scrollTop + height) + 1 + SPARE);
    for (const [number, { element }] of this.#drawn) {
      const index = number - this.#dropped;
      // what has the focus stays, out of sight: or the keyboard would fall out of the list
      if ((index < first || index >= last) && !element.contains(document.activeElement)) {
        element.remove();
        this.#drawn.delete(number);
      }
    }
    let grown = false;
    for (let index = first; index < last; index++) grown = this.#place(index) || grown;
    if (grown) this.#soon();
  }

  /** True if what is open turned out to have another height than it was given. */
  #place(index) {
    const number = index + this.#dropped;
    let drawn = this.#drawn.get(number);
    if (!drawn) {
      const item = this.#items[index];
      const more = this.#open.has(number) ? h('div', { class: 'vlist-more' }, this.detail(item, number)) : null;
      const element = h(
        'div',
        { class: 'vlist-row', role: 'listitem', 'aria-posinset': index + 1, 'aria-setsize': -1 },
        this.draw(item, number),
        more,
      );
      drawn = { element, more, version: item.version };
      this.#drawn.set(number, drawn);
      this.space.append(element);
      if (this.#focus?.item === item) {
        element.querySelector(`[data-focus="${this.#focus.name}"]`)?.focus({ preventScroll: true });
        this.#focus = null;
      }
    }
    drawn.element.style.transform = `translateY(${this.#top(index)}px)`;
    if (!drawn.more) return false;
    const height = drawn.more.offsetHeight;
    if (height === this.#open.get(number)) return false;
    this.#open.set(number, height);
    return true;
  }
}
