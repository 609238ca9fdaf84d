// What a lab server shall do: a preset to begin with, its text, faults of the network, and what is wrong with it.

import { fill, h } from '../lib/dom.js';
import { t } from '../lib/strings.js';
import { PRESETS, preset } from './lab-presets.js';

const FAULTS = ['chop', 'delay', 'fin_after', 'reset_after', 'seed'];

export class LabEditor {
  constructor(start = PRESETS[0].id) {
    this.chips = h('div', { class: 'lab-presets', role: 'group', 'aria-label': t('lab.presets') },
      PRESETS.map((one) => h('button', { type: 'button', class: 'lab-preset', dataset: { id: one.id }, onclick: () => this.choose(one.id) },
        h('b', {}, t(`lab.preset.${one.id}`)), h('span', { class: 'soft' }, t(`lab.preset.${one.id}.text`)))));
    this.text = h('textarea', {
      id: 'lab-script', class: 'mono', rows: '9', spellcheck: 'false', wrap: 'off', autocomplete: 'off',
      'aria-describedby': 'lab-wrong', oninput: () => this.#typed(), onscroll: () => this.#scrolled(), onkeydown: (event) => this.#key(event),
    });
    this.lines = h('div', { class: 'lab-lines mono', 'aria-hidden': 'true' });
    this.wrong = h('div', { id: 'lab-wrong', role: 'alert' });
    this.faults = Object.fromEntries(FAULTS.map((name) => [name, h('input', { id: `lab-${name}`, type: 'text', size: '7', placeholder: t(`lab.fault.${name}.none`), autocomplete: 'off' })]));
    this.tls = h('input', { type: 'checkbox', id: 'lab-tls' });
    this.host = h('input', { type: 'text', id: 'lab-host', size: '16', placeholder: '127.0.0.1', autocomplete: 'off' });
    this.element = h(
      'div',
      { class: 'lab-editor' },
      this.chips,
      h('div', { class: 'lab-write' },
        h('label', { for: 'lab-script' }, t('lab.script')),
        h('div', { class: 'lab-text' }, this.lines, this.text),
        this.wrong,
        h('p', { class: 'soft' }, t('lab.script.text'))),
      h('fieldset', { class: 'lab-faults' }, h('legend', {}, t('lab.faults')),
        FAULTS.map((name) => h('label', { class: 'tw-field', for: `lab-${name}` }, h('span', {}, t(`lab.fault.${name}`)), this.faults[name])),
        h('label', { class: 'row', for: 'lab-tls' }, this.tls, t('lab.tls')),
        h('label', { class: 'tw-field', for: 'lab-host' }, h('span', {}, t('lab.host')), this.host)),
    );
    this.choose(start);
  }

  choose(id) {
    const one = preset(id);
    this.text.value = one.script;
    this.tls.checked = Boolean(one.tls);
    for (const name of FAULTS) this.faults[name].value = one.faults?.[name] ?? '';
    for (const chip of this.chips.children) chip.setAttribute('aria-pressed', String(chip.dataset.id === id));
    this.complain([]);
  }

  #typed() {
    for (const chip of this.chips.children) chip.setAttribute('aria-pressed', 'false');
    this.complain([]);
  }

  /** Tab leaves the field, as everywhere; a new line begins as deep as the one before. */
  #key(event) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
    const { value, selectionStart: at, selectionEnd: end } = this.text;
    const indent = /^ */.exec(value.slice(value.lastIndexOf('\n', at - 1) + 1, at))[0];
    if (indent === '') return;
    event.preventDefault();
    this.text.setRangeText(`\n${indent}`, at, end, 'end');
    this.#typed();
  }

  #scrolled() {
    this.lines.scrollTop = this.text.scrollTop;
  }

  /** Shows what is wrong, each at its line: `{ line, column, field, sentence }`. */
  complain(errors) {
    const bad = new Set(errors.map((one) => one.line));
    const count = this.text.value.split('\n').length;
    fill(this.lines, Array.from({ length: Math.min(count, 2000) }, (none, index) =>
      h('div', { class: bad.has(index + 1) ? 'bad' : null }, String(index + 1))));
    this.#scrolled();
    this.text.setAttribute('aria-invalid', String(errors.length > 0));
    fill(this.wrong, errors.length === 0 ? null : h('ul', { class: 'lab-wrong' }, errors.map((one) => h('li', {},
      one.line ? h('button', { type: 'button', class: 'lab-jump', onclick: () => this.#jump(one) }, t('lab.at', { line: one.line, column: one.column })) : null,
      ' ', one.sentence))));
  }

  #jump({ line, column }) {
    const lines = this.text.value.split('\n');
    const at = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    this.text.focus();
    this.text.setSelectionRange(at, at);
  }

  /** What stands there, as the service wants it. */
  wish() {
    const faults = {};
    for (const name of FAULTS) {
      const said = this.faults[name].value.trim();
      if (said !== '') faults[name] = /^[0-9]+$/.test(said) ? Number(said) : said;
    }
    return { script: this.text.value, faults, tls: this.tls.checked, host: this.host.value.trim() };
  }
}
