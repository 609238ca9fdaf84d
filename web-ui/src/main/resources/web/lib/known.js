// What an entry of the catalogue of divergences says. The service says it in English; where our strings have it in the language of
// the page, they do. An entry of the bench's own is told as its owner wrote it.

import { maybe } from './strings.js';

/** Why it is so; empty where there is no entry. */
export const whyOf = (entry) => maybe(`known.${entry?.id}`) ?? entry?.words ?? '';

/** What to do about it in a script; may be empty. */
export const adviceOf = (entry) => maybe(`known.${entry.id}.do`) ?? entry.advice ?? '';
