// Brings a scenario, or changes one: what the service finds wrong with it is shown at its line.

import { ask, complaint } from '../lib/ask.js';
import { fill, h } from '../lib/dom.js';
import { go, link } from '../lib/route.js';
import { t } from '../lib/strings.js';
import { Problem, scenarios } from '../api.js';

const NAME = '[A-Za-z0-9][A-Za-z0-9_.\\-]{0,99}';
/** Beyond so many lines there are no numbers beside them. */
const MOST_LINES = 20_000;

export class ScenarioEditor {
  #errors = [];

  /** @param saved called when what is there already was changed */
  constructor(app, { name, text }, saved = null) {
    Object.assign(this, { app, saved });
    this.complaint = complaint();
    this.name = h('input', { id: 'scn-name', value: name, required: true, pattern: NAME, maxlength: 100, autocomplete: 'off', spellcheck: 'false', readonly: Boolean(saved), 'aria-describedby': 'scn-name-hint' });
    this.text = h('textarea', { id: 'scn-text', class: 'mono', rows: 16, spellcheck: 'false', autocomplete: 'off', wrap: 'off', 'aria-describedby': 'scn-errors', oninput: () => this.#numbers(), onscroll: () => this.#scrolled() });
    this.text.value = text;
    this.gutter = h('div', { class: 'scn-gutter mono', 'aria-hidden': 'true' });
    this.errors = h('ul', { class: 'scn-errors' });
    this.button = h('button', { class: 'main', type: 'submit' }, t(saved ? 'scenario.save' : 'scenario.bring'));
    this.element = h(
      'form',
      { class: 'card', 'aria-labelledby': 'scn-title', onsubmit: (event) => this.#save(event) },
      h('h2', { id: 'scn-title' }, t(saved ? 'scenario.change' : 'scenario.new')),
      h('div', { class: 'cmp-field' }, h('label', { for: 'scn-name' }, t('scenario.name')), this.name, h('small', { id: 'scn-name-hint', class: 'soft' }, t('scenario.name.hint'))),
      h('div', { class: 'cmp-field' }, h('label', { for: 'scn-text' }, t('scenario.text')), h('div', { class: 'scn-editor' }, this.gutter, this.text), h('small', { class: 'soft' }, t('scenario.text.hint'))),
      h('div', { id: 'scn-errors', role: 'alert' }, this.errors),
      this.complaint,
      h('div', { class: 'row' }, this.button),
    );
    this.#numbers();
  }

  // ---- numbers beside the lines, those with a fault marked

  #numbers() {
    const lines = Math.min(MOST_LINES, this.text.value.split('\n').length);
    const wrong = new Set(this.#errors.map((one) => one.line));
    const key = `${lines} ${[...wrong].join()}`;
    if (this.gutter.dataset.key === key) return;
    this.gutter.dataset.key = key;
    fill(this.gutter, Array.from({ length: lines }, (none, index) => h('div', { class: wrong.has(index + 1) ? 'wrong' : null }, index + 1)));
    this.#scrolled();
  }

  #scrolled() {
    this.gutter.scrollTop = this.text.scrollTop;
  }

  #show(errors) {
    this.#errors = errors;
    this.text.setAttribute('aria-invalid', String(errors.length > 0));
    fill(this.errors, errors.map((one) => h(
      'li',
      {},
      one.line
        ? h('button', { type: 'button', class: 'scn-at', onclick: () => this.#go(one) }, t('scenario.at', { line: one.line, column: one.column }))
        : null,
      one.field && h('code', {}, one.field),
      h('span', {}, one.sentence),
    )));
    this.#numbers();
    if (errors.length > 0 && errors[0].line) this.#reveal(errors[0].line);
  }

  /** Puts the cursor where the fault is. */
  #go({ line, column }) {
    const lines = this.text.value.split('\n');
    const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + Math.max(0, column - 1);
    this.text.focus();
    this.text.setSelectionRange(at, Math.min(at + 1, this.text.value.length));
    this.#reveal(line);
  }

  #reveal(line) {
    const height = parseFloat(getComputedStyle(this.text).lineHeight);
    this.text.scrollTop = Math.max(0, (line - 4) * height);
    this.#scrolled();
  }

  async #save(event) {
    event.preventDefault();
    const name = this.name.value;
    const kept = await ask(this.button, this.complaint, async () => {
      try {
        return await scenarios.put(name, this.text.value);
      } catch (failed) {
        if (!(failed instanceof Problem) || failed.errors.length === 0) throw failed;
        this.#show(failed.errors);
        return null;
      }
    });
    if (!kept) return;
    this.#show([]);
    this.app.announce(t('scenario.saved', { name }));
    if (this.saved) this.saved();
    else go(link('scenarios', name));
  }
}
