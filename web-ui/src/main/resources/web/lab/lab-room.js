// The lab: servers that misbehave as they are told, and what they see.

import { h } from '../lib/dom.js';
import { go, link } from '../lib/route.js';
import { ask, complaint } from '../lib/ask.js';
import { time, t } from '../lib/strings.js';
import { Problem, labs } from '../api.js';
import { LabEditor } from './lab-editor.js';
import { LabSeen } from './lab-seen.js';
import { labWish } from './lab-presets.js';
import { tryAddress } from '../twin/twin-room.js';

export class LabRoom {
  constructor(app, address) {
    this.app = app;
    [this.id] = address.path;
    this.title = this.id ? t('lab.one', { id: this.id }) : t('lab.title');
    this.wrong = complaint();
    this.list = h('div', { class: 'lab-list' });
    this.rows = new Map();
    this.element = this.id ? this.#one() : this.#all();
    this.unwatch = app.store.watch((state) => this.#draw(state));
    this.#draw(app.store.state);
  }

  leave() {
    this.unwatch();
    this.seen?.leave();
  }

  #all() {
    this.editor = new LabEditor();
    this.start = h('button', { type: 'button', onclick: () => this.#open() }, t('lab.start'));
    this.try = h('button', { type: 'button', class: 'main', onclick: () => this.#try() }, t('lab.try'));
    return h(
      'section',
      { class: 'room lab' },
      h('div', { class: 'room-head' }, h('h1', {}, this.title)),
      h('p', { class: 'soft' }, t('lab.about')),
      h('section', { class: 'card', 'aria-label': t('lab.behave') }, h('h2', {}, t('lab.behave')), this.editor.element, this.wrong, h('div', { class: 'row' }, this.try, this.start)),
      h('section', { class: 'lab-running', 'aria-label': t('lab.running') }, h('h2', {}, t('lab.running')), this.list),
    );
  }

  #one() {
    this.seen = new LabSeen(this.app, this.id);
    this.end = h('button', { type: 'button', onclick: () => this.#end(this.id, this.end) }, t('lab.end'));
    return h(
      'section',
      { class: 'room lab' },
      h('div', { class: 'room-head' }, h('h1', {}, this.title), h('div', { class: 'row' }, h('a', { class: 'button', href: link('lab') }, t('lab.title')), this.end)),
      this.wrong,
      this.seen.element,
    );
  }

  /** What is wrong with the script stands at its line. */
  #checked(failed) {
    if (failed instanceof Problem && failed.errors.length) {
      this.editor.complain(failed.errors);
      this.editor.text.focus();
    } else {
      throw failed;
    }
  }

  #open() {
    return ask(this.start, this.wrong, async () => {
      try {
        const lab = await labs.open(labWish(this.editor.wish()));
        this.editor.complain([]);
        this.app.announce(t('lab.started', { url: lab.url }));
      } catch (failed) {
        this.#checked(failed);
      }
    });
  }

  /** Opened once, to see whether it can be; the room of the lanes opens one for each lane. */
  #try() {
    return ask(this.try, this.wrong, async () => {
      const wish = this.editor.wish();
      try {
        const lab = await labs.open(labWish(wish));
        await labs.end(lab.id);
        go(tryAddress(wish));
      } catch (failed) {
        this.#checked(failed);
      }
    });
  }

  #end(id, button) {
    return ask(button, this.wrong, async () => {
      await labs.end(id);
      this.app.announce(t('lab.ended', { id }));
      if (this.id) go(link('lab'));
    });
  }

  // ---- those that run; rows are kept, so that the focus stays

  #draw(state) {
    if (this.id || (state.labs === this.seenLabs && state.loaded === this.loaded)) return;
    this.seenLabs = state.labs;
    this.loaded = state.loaded;
    const running = [...state.labs.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    for (const [id, row] of this.rows) {
      if (state.labs.has(id)) continue;
      if (row.contains(document.activeElement)) this.start.focus();
      row.remove();
      this.rows.delete(id);
    }
    for (const lab of running) {
      if (this.rows.has(lab.id)) continue;
      const row = this.#row(lab);
      this.rows.set(lab.id, row);
      this.list.append(row);
    }
    if (!this.none) this.none = h('p', { class: 'soft' }, t('lab.none'));
    if (running.length === 0 && state.loaded) this.list.append(this.none);
    else this.none.remove();
  }

  #row(lab) {
    const end = h('button', { type: 'button', onclick: () => this.#end(lab.id, end) }, t('lab.end'));
    const faults = Object.entries(lab.faults).filter(([name, value]) => value && name !== 'seed').map(([name, value]) => `${name} ${value}`).join(' · ');
    return h(
      'article',
      { class: 'card lab-row' },
      h('h3', {}, h('a', { href: link('lab', lab.id) }, lab.id)),
      h('code', {}, lab.url),
      h('span', { class: 'soft' }, [lab.scenario === 'lab' ? null : lab.scenario, lab.tls ? 'TLS' : null, faults, time(lab.createdAt)].filter(Boolean).join(' · ')),
      h('div', { class: 'row' }, h('a', { class: 'button', href: link('lab', lab.id) }, t('lab.watch')), end),
    );
  }
}

