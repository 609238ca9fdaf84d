// One suite or scenario: what is in it and how long it takes; with its editor if a user brought it.

import { ask, complaint, sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { go, link } from '../lib/route.js';
import { duration, t } from '../lib/strings.js';
import { VirtualList } from '../lib/virtual-list.js';
import { scenarios } from '../api.js';
import { ScenarioEditor } from './scenario-editor.js';
import { scenarioCount } from '../comparisons/verdict.js';

/** On a phone the title stands below the name. */
const NARROW = matchMedia('(max-width: 40rem)');
const rowHeight = () => (NARROW.matches ? 60 : 40);

export class ScenarioRoom {
  constructor(app, name) {
    Object.assign(this, { app, name });
    this.title = name;
    this.complaint = complaint();
    this.actions = h('div', { class: 'row' });
    this.facts = h('p', { class: 'soft' });
    this.list = new VirtualList({ label: t('scenario.list'), row: rowHeight(), draw: (one) => this.#row(one), most: 50_000 });
    this.list.follows = false;
    this.list.element.hidden = true;
    this.editor = h('div', {});
    this.resized = () => this.#sized();
    NARROW.addEventListener('change', this.resized);
    this.element = h(
      'section',
      { class: 'room' },
      h('a', { href: link('scenarios') }, t('scenario.all')),
      h('div', { class: 'room-head' }, h('h1', {}, name), this.actions),
      this.facts,
      this.complaint,
      this.list.element,
      this.editor,
    );
    this.#load();
  }

  leave() {
    NARROW.removeEventListener('change', this.resized);
    this.list.resizes.disconnect();
  }

  #sized() {
    this.list.row = rowHeight();
    this.list.element.style.height = `min(${this.list.length * this.list.row + 2}px, 60vh)`;
    this.list.refresh();
  }

  async #load() {
    try {
      this.#draw(await scenarios.show(this.name));
    } catch (failed) {
      fill(this.complaint, sentence(failed));
    }
  }

  #draw(shown) {
    fill(this.facts, shown.title && h('span', { class: 'cmp-block' }, shown.title), scenarioCount(shown.scenarios.length), ' · ', t('scenario.atmost', { time: duration(shown.atMostMs) }), shown.builtIn && ` · ${t('scenario.builtIn')}`);
    fill(this.actions, h('a', { class: 'button', href: `${link('comparisons')}?suite=${encodeURIComponent(this.name)}` }, t('scenario.compare')), !shown.builtIn && this.#remover());
    this.list.replace(shown.scenarios);
    this.#sized();
    this.list.element.hidden = false;
    if (!shown.builtIn) fill(this.editor, new ScenarioEditor(this.app, { name: this.name, text: shown.text }, () => this.#load()).element);
  }

  #row(one) {
    return h(
      'div',
      { class: 'cmp-outcome' },
      h('a', { class: 'cmp-name', title: one.name, href: `${link('comparisons')}?suite=${encodeURIComponent(this.name)}&scenario=${encodeURIComponent(one.name)}` }, one.name),
      h('span', { class: 'soft cmp-title', title: one.title }, one.title),
      h('span', { class: 'soft' }, duration(one.atMostMs)),
    );
  }

  /** Asks once more: what is gone is gone. */
  #remover() {
    const button = h('button', { onclick: () => fill(wrap, h('span', {}, t('scenario.remove.sure')), sure, keep) }, t('scenario.remove'));
    const sure = h('button', { class: 'cmp-danger', onclick: () => this.#remove(sure) }, t('scenario.remove.yes'));
    const keep = h('button', { onclick: () => { fill(wrap, button); button.focus(); } }, t('scenario.remove.no'));
    const wrap = h('span', { class: 'row' }, button);
    return wrap;
  }

  async #remove(button) {
    const done = await ask(button, this.complaint, async () => {
      await scenarios.remove(this.name);
      return true;
    });
    if (done) go(link('scenarios'));
  }
}
