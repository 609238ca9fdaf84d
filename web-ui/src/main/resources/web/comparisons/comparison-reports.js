// What can be taken away from a comparison: its reports, and the lines that repeat it.

import { ask, complaint } from '../lib/ask.js';
import { h } from '../lib/dom.js';
import { t } from '../lib/strings.js';
import { comparisons, hasToken } from '../api.js';
import { curl, pytest } from './comparison-repeat.js';

const FORMS = ['html', 'json', 'xml', 'har', 'pcap'];

export class ComparisonReports {
  constructor(app, comparison, wish) {
    this.app = app;
    this.comparison = comparison;
    this.complaint = complaint();
    this.element = h(
      'section',
      { class: 'card' },
      h('h2', {}, t('comparison.reports')),
      this.#open(),
      h('ul', { class: 'cmp-downloads' }, FORMS.map((ending) => h('li', {}, this.#download(ending)))),
      this.complaint,
      h('h2', {}, t('comparison.repeat')),
      h('p', { class: 'soft cmp-small' }, t('comparison.repeat.hint')),
      snippet(app, 'curl', curl(wish)),
      snippet(app, 'pytest', pytest(wish, comparison.name)),
    );
  }

  /** A tab that shows a token cannot lead there by a link: there it can only be saved. */
  #open() {
    return hasToken()
      ? h('p', { class: 'soft cmp-small' }, t('comparison.report.token'))
      : h('a', { class: 'button', href: `${this.comparison.reports.html}?partial=true`, target: '_blank', rel: 'noopener' }, t('comparison.report.open'));
  }

  #download(ending) {
    const button = h(
      'button',
      { onclick: () => ask(button, this.complaint, () => this.#save(ending)) },
      t(`comparison.report.${ending}`),
    );
    return button;
  }

  async #save(ending) {
    const blob = await comparisons.download(this.comparison.id, ending);
    save(blob, `wiretwin-${this.comparison.name.replace(/[^A-Za-z0-9.-]+/g, '-')}-${this.comparison.id}.${ending}`);
    this.app.announce(t('comparison.report.saved'));
  }
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const anchor = h('a', { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A text to be copied: by the button, or by hand where the browser does not let us. */
export function snippet(app, what, text) {
  const code = h('pre', { class: 'cmp-code', tabindex: '0', 'aria-label': what }, text);
  const button = h('button', { 'aria-label': t('comparison.copy.what', { what }), onclick: () => copy(app, button, code, text) }, t('comparison.copy'));
  return h('details', { class: 'cmp-snippet' }, h('summary', {}, t('comparison.copy.as', { what })), button, code);
}

async function copy(app, button, code, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t('comparison.copied');
    app.announce(t('comparison.copied'));
  } catch {
    // only pages from this machine or over TLS may: the text is marked, and the keys for copying work
    getSelection().selectAllChildren(code);
    app.announce(t('comparison.copy.keys'));
    button.textContent = t('comparison.copy.keys');
  }
  setTimeout(() => (button.textContent = t('comparison.copy')), 4000);
}
