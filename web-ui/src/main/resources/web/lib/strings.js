// Every word the page says, in the language that was chosen. The files strings/*.json have the same keys.

import { LANGUAGES, loadWords, remember, wanted } from './language.js';

export { LANGUAGES };

let words = {};
let language = 'en';

export function currentLanguage() {
  return language;
}

/** To be awaited before anything is drawn. */
export async function speak(chosen = wanted()) {
  words = await loadWords(chosen);
  language = chosen;
  document.documentElement.lang = chosen;
}

export async function choose(chosen) {
  remember(chosen);
  await speak(chosen);
}

/** The words of that key, with `{name}` replaced; what has no words is shown as its key, so that it is seen. */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Words that may lack: those of a code that the service may know and we do not. */
export function maybe(key) {
  return words[key];
}

export function time(at) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));
}

export function dateTime(at) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A while, in the two units that matter. */
export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (ms < 1000) return t('unit.ms', { n: number(ms) });
  if (seconds < 60) return t('unit.s', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? t('unit.min', { n: minutes, s: seconds % 60 })
    : t('unit.h', { n: Math.floor(minutes / 60), m: minutes % 60 });
}
