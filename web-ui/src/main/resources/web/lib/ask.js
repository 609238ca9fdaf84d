// Does what a button or form asks for: once at a time, and says what went wrong beside it.

import { Problem } from '../api.js';
import { fill, h } from './dom.js';
import { maybe, t } from './strings.js';

/** Words for a failure: the service's own sentence, with its gist before it in another language; or that it did not answer. */
export function sentence(failed) {
  if (failed instanceof Problem) return [maybe(`problem.${failed.code}`), failed.message].filter(Boolean).join('：');
  if (failed.name === 'Unreachable') return t('standing.lost');
  return String(failed.message || failed);
}

/** Where words about failures appear. */
export function complaint() {
  return h('p', { class: 'complaint', role: 'alert' });
}

/**
 * @param control disabled meanwhile
 * @param place a `complaint()`
 * @return what `work` came to; undefined if it failed
 */
export async function ask(control, place, work) {
  if (control.disabled) return undefined;
  control.disabled = true;
  control.setAttribute('aria-busy', 'true');
  fill(place);
  try {
    return await work();
  } catch (failed) {
    if (failed.name !== 'AbortError') fill(place, sentence(failed));
    return undefined;
  } finally {
    control.disabled = false;
    control.removeAttribute('aria-busy');
  }
}
