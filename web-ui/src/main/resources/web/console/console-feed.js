// Reads a board's console as long as somebody looks, and goes on after everything that ends.

import { Problem, boards } from '../api.js';

const WAIT = '20s';
const PAUSE_MS = 1000;
const GONE_MS = 4000;

/** So many pages one after the other are taken before the browser gets to draw. */
const pause = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });

/** Until the page is looked at: a page in the background needs no connection of its few. */
const looked = (signal) =>
  new Promise((resolve) => {
    if (!document.hidden) {
      resolve();
      return;
    }
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

export class ConsoleFeed {
  #after = 0;
  #ending = new AbortController();

  /**
   * @param heard gets each page: `{open, entries, missed}`
   * @param failed gets what is wrong, or null when it is right again
   */
  constructor(id, heard, failed) {
    Object.assign(this, { id, heard, failed });
    this.#follow(this.#ending.signal);
  }

  /** The service has begun anew, and counts from one again. */
  restart() {
    this.#after = 0;
  }

  end() {
    this.#ending.abort();
  }

  async #follow(signal) {
    let first = true;
    while (!signal.aborted) {
      await looked(signal);
      if (signal.aborted) return;
      try {
        const asked = this.#after;
        const page = await boards.console(this.id, asked, first ? undefined : WAIT, signal);
        first = page.entries.length > 0;
        this.failed(null);
        if (asked !== this.#after) continue; // it was begun anew meanwhile
        this.#after = page.next;
        this.heard(page);
        await pause(page.entries.length > 0 ? 50 : 0, signal);
      } catch (wrong) {
        if (signal.aborted) return;
        this.failed(wrong);
        await pause(wrong instanceof Problem && wrong.status === 404 ? GONE_MS : PAUSE_MS, signal);
      }
    }
  }
}
