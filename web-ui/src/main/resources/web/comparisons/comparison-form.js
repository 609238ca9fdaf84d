// The form that has something compared: what, on which targets, how often, how fast. Says beforehand how long it may take.

import { ask, complaint, sentence } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { boardOf, fence } from '../lib/holder.js';
import { go, link } from '../lib/route.js';
import { duration, number, t } from '../lib/strings.js';
import { boards, comparisons, scenarios } from '../api.js';

const JVM = 'jvm';
const REMEMBERED = 'wiretwin.compare';

export class ComparisonForm {
  /** By id, so that a box that has the focus stays. */
  #boxes = new Map();
  #known = null;
  #shown = null;
  #touched = false;

  /** @param wanted what the address asks for: `suite`, `scenario` */
  constructor(app, wanted) {
    this.app = app;
    this.wanted = wanted;
    this.complaint = complaint();
    this.targets = h('div', { class: 'cmp-targets' });
    this.noBoard = h('div', { class: 'cmp-hint' });
    this.suite = h('select', { id: 'cmp-suite', onchange: () => this.#choose('') });
    this.scenario = h('select', { id: 'cmp-scenario', onchange: () => this.#estimate() });
    this.repeat = h('input', { id: 'cmp-repeat', type: 'number', min: 1, max: 100, step: 1, value: 1, required: true, oninput: () => this.#estimate() });
    this.scale = h('input', { id: 'cmp-scale', type: 'number', min: 0.001, max: 1000, step: 'any', placeholder: t('comparisons.scale.own'), 'aria-describedby': 'cmp-scale-hint' });
    this.pace = h('small', { id: 'cmp-scale-hint', class: 'soft' });
    this.length = h('p', { class: 'cmp-length', role: 'status' });
    this.button = h('button', { class: 'main', type: 'submit' }, t('comparisons.run'));
    this.element = this.#draw();
    this.unwatch = app.store.watch((state) => this.#look(state));
    this.#look(app.store.state);
    this.#suites();
  }

  leave() {
    this.unwatch();
  }

  #draw() {
    return h(
      'form',
      { class: 'card cmp-form', 'aria-labelledby': 'cmp-form-title', onsubmit: (event) => this.#submit(event) },
      h('h2', { id: 'cmp-form-title' }, t('comparisons.form')),
      h('div', { class: 'cmp-field' }, h('label', { for: 'cmp-suite' }, t('comparisons.suite')), this.suite),
      h('div', { class: 'cmp-field' }, h('label', { for: 'cmp-scenario' }, t('comparisons.scenario')), this.scenario),
      h('fieldset', { class: 'cmp-field' }, h('legend', {}, t('comparisons.targets')), this.targets, this.noBoard),
      h(
        'div',
        { class: 'cmp-pair' },
        h('div', { class: 'cmp-field' }, h('label', { for: 'cmp-repeat' }, t('comparisons.repeat')), this.repeat),
        h('div', { class: 'cmp-field' }, h('label', { for: 'cmp-scale' }, t('comparisons.scale')), this.scale),
      ),
      this.pace,
      this.length,
      this.complaint,
      this.button,
    );
  }

  // ---- what is to be compared

  async #suites() {
    try {
      const all = await scenarios.list();
      const group = (label, some) => some.length > 0 && h('optgroup', { label }, some.map((one) => h('option', { value: one.name }, one.name)));
      fill(
        this.suite,
        group(t('comparisons.suite.builtIn'), all.filter((one) => one.builtIn)),
        group(t('comparisons.suite.own'), all.filter((one) => !one.builtIn)),
      );
      const names = all.map((one) => one.name);
      this.suite.value = [this.wanted.get('suite'), localStorage.getItem(REMEMBERED), 'smoke'].find((name) => names.includes(name)) ?? names[0];
      await this.#choose(this.wanted.get('scenario') ?? '');
    } catch (failed) {
      fill(this.complaint, sentence(failed));
    }
  }

  async #choose(scenario) {
    const name = this.suite.value;
    const shown = await scenarios.show(name).catch((failed) => {
      fill(this.complaint, sentence(failed));
      return null;
    });
    if (this.suite.value !== name || !shown) return;
    this.#shown = shown;
    fill(
      this.scenario,
      h('option', { value: '' }, t('comparisons.scenario.all', { n: number(shown.scenarios.length) })),
      shown.scenarios.map((one) => h('option', { value: one.name }, one.title ? `${one.name}: ${one.title}` : one.name)),
    );
    this.scenario.value = shown.scenarios.some((one) => one.name === scenario) ? scenario : '';
    this.#estimate();
  }

  // ---- on what

  /** Entries of the feed come by the thousand; boards change now and then. */
  #look(state) {
    if (this.#known?.boards === state.boards && this.#known.loaded === state.loaded) return;
    this.#known = state;
    this.#boards(state);
  }

  #boards(state) {
    const all = [...state.boards.values()].filter((board) => board.state !== 'gone');
    const wanted = new Map([[JVM, null], ...all.map((board) => [`board:${board.id}`, board])]);
    for (const [target, row] of this.#boxes) {
      if (!wanted.has(target)) {
        row.element.remove();
        this.#boxes.delete(target);
      }
    }
    for (const [target, board] of wanted) {
      if (!this.#boxes.has(target)) this.#box(target);
      fill(this.#boxes.get(target).state, board ? boardWords(board) : t('comparisons.target.jvm'));
    }
    if (!this.#touched) this.#preset(all);
    if (state.loaded && all.length === 0) {
      if (!this.noBoard.hasChildNodes()) fill(this.noBoard, h('p', {}, t('comparisons.noboard')), this.#starter());
    } else {
      fill(this.noBoard);
    }
    fill(this.pace, t(all.some((board) => board.kind === 'virtual') ? 'comparisons.scale.virtual' : 'comparisons.scale.hint'));
    this.#estimate();
  }

  #box(target) {
    const box = h('input', {
      type: 'checkbox',
      name: 'target',
      value: target,
      onchange: () => {
        this.#touched = true;
        this.#estimate();
      },
    });
    const state = h('small', { class: 'soft' });
    const element = h('label', { class: 'cmp-target' }, box, h('span', { class: 'mono' }, target), state);
    this.#boxes.set(target, { element, box, state });
    this.targets.append(element);
  }

  /** The JVM and the first board that can be had. */
  #preset(all) {
    const usable = all.filter((board) => board.state === 'free' && board.websocket !== false && (board.kind === 'virtual' || board.firmware));
    const first = all.find((board) => fence(board.id) !== undefined) ?? usable[0];
    for (const [target, { box }] of this.#boxes) box.checked = target === JVM || target === `board:${first?.id}`;
  }

  #starter() {
    const button = h(
      'button',
      { type: 'button', onclick: () => ask(button, this.complaint, () => boards.startVirtual({ timeScale: 0.1 })) },
      t('comparisons.noboard.start'),
    );
    return button;
  }

  #chosen() {
    return [...this.#boxes].filter(([, { box }]) => box.checked).map(([target]) => target);
  }

  // ---- how long, and off

  #estimate() {
    const one = this.#shown?.scenarios.find((scenario) => scenario.name === this.scenario.value);
    const atMost = (one ?? this.#shown)?.atMostMs;
    const targets = this.#chosen().length;
    const repeat = Number(this.repeat.value) || 1;
    this.button.disabled = targets < 2;
    if (targets < 2) {
      this.#say(t('comparisons.targets.two'));
    } else if (atMost !== undefined) {
      const scenarioCount = one ? 1 : this.#shown.scenarios.length;
      this.#say(t('comparisons.length', { n: number(scenarioCount * repeat), targets, time: duration(atMost * targets * repeat) }));
    }
  }

  /** Said again only if it changed: it is read aloud. */
  #say(words) {
    if (this.length.textContent !== words) fill(this.length, words);
  }

  async #submit(event) {
    event.preventDefault();
    const targets = this.#chosen();
    const suite = this.suite.value;
    localStorage.setItem(REMEMBERED, suite);
    const wish = {
      ...(this.scenario.value ? { scenario: `${suite}/${this.scenario.value}` } : { suite }),
      targets,
      repeat: Number(this.repeat.value),
      timeScale: this.scale.value === '' ? undefined : Number(this.scale.value),
      fences: fencesOf(targets),
    };
    const taken = await ask(this.button, this.complaint, () => comparisons.submit(wish));
    if (taken) {
      this.app.store.dispatch({ kind: 'put', what: 'comparisons', thing: taken });
      go(link('comparisons', taken.id));
    }
  }
}

/** The numbers of our leases of them by board; undefined if we have none. */
export function fencesOf(targets) {
  const ours = targets.filter((target) => target !== JVM).map(boardOf).filter((board) => fence(board) !== undefined);
  return ours.length ? Object.fromEntries(ours.map((board) => [board, fence(board)])) : undefined;
}

function boardWords(board) {
  const words = [t(`comparisons.board.${board.kind}`)];
  if (board.firmware) words.push(board.firmware);
  if (fence(board.id) !== undefined) words.push(t('comparisons.board.ours'));
  else if (board.lease) words.push(t('comparisons.board.leased', { who: board.lease.holder }));
  else if (board.state === 'busy') words.push(t('comparisons.board.busy'));
  return words.join(' · ');
}
