// Small pieces of the board rooms: what changes is changed in place, so that focus and selection stay.

import { fill, h } from '../lib/dom.js';

/** Sets a text only where it is another one. */
export function say(element, text) {
  const words = text ?? '';
  if (element.textContent !== words) element.textContent = words;
}

export function show(element, yes) {
  if (element.hidden === yes) element.hidden = !yes;
}

/** A list of facts. Each has a row that is there while it has something to say. */
export class Facts {
  #rows = new Map();

  constructor() {
    this.element = h('dl', { class: 'board-facts' });
  }

  /** @param value text, a node, or nothing: then the row is not shown */
  set(name, label, value) {
    let row = this.#rows.get(name);
    if (!row) {
      const dd = h('dd');
      row = { dd, element: h('div', {}, h('dt', {}, label), dd) };
      this.#rows.set(name, row);
      this.element.append(row.element);
    }
    show(row.element, value !== null && value !== undefined && value !== '');
    if (value instanceof Node) {
      if (row.dd.firstChild !== value) fill(row.dd, value);
    } else {
      say(row.dd, value);
    }
  }
}

/** Does something again and again, never twice at once, and not while nobody looks. Call the result to end it. */
export function every(ms, work) {
  const ending = new AbortController();
  let runs = false;
  const tick = async () => {
    if (runs || document.hidden) return;
    runs = true;
    try {
      await work(ending.signal);
    } catch (failed) {
      // the banner of the page tells that the service is away; all else goes to the browser's console
      if (failed.name !== 'AbortError' && failed.name !== 'Unreachable') throw failed;
    } finally {
      runs = false;
    }
  };
  const timer = setInterval(tick, ms);
  tick();
  return () => {
    clearInterval(timer);
    ending.abort();
  };
}

/** Calls `draw` in the next frame, however often it is asked for meanwhile. */
export function oncePerFrame(draw) {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw();
    });
  };
}

/** Calls `draw` when the boards of the store have changed, once per frame at the most. Call the result to end it. */
export function whenBoardsChange(store, draw) {
  let seen = store.state;
  return store.watch((state) => {
    if (state.boards === seen.boards && state.loaded === seen.loaded) return;
    seen = state;
    draw();
  });
}
