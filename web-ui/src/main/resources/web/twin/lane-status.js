// A close status as people read it: its number, what it means, and what the author of a script can do.

import { h } from '../lib/dom.js';
import { visible } from '../lib/bytes.js';
import { maybe, t } from '../lib/strings.js';

const ranged = (status) => {
  if (status <= -8 && status >= -14) return 'status.memory';
  if (status <= -900 && status >= -989) return 'status.violation';
  if (status <= -990 && status >= -999) return 'status.board';
  if (status <= -100 && status >= -899) return 'status.transport';
  return 'status.other';
};

/** What it means, in a line. */
export function statusMeaning(status) {
  return maybe(`status.${status}`) ?? t(ranged(status), { n: status });
}

/** What a script can do about it. */
export function statusAdvice(status) {
  return maybe(`status.${status}.do`) ?? t(`${ranged(status)}.do`);
}

const frameWords = (frame) => (frame ? [frame.code, visible(frame.reason)].filter(Boolean).join(' ') : t('lane.close.none'));

/** All there is to say of a close: for under its row and for the head of a lane. */
export function closeBlock(close) {
  // boards tell their status and nothing else
  const tells = close.sent || close.received || close.httpStatus !== undefined || close.clean;
  const facts = !tells ? [] : [
    [t('lane.close.first'), t(`lane.close.first.${close.first}`)],
    [t('lane.close.sent'), frameWords(close.sent)],
    [t('lane.close.received'), frameWords(close.received)],
    [t('lane.close.clean'), t(close.clean ? 'lane.yes' : 'lane.no')],
    close.httpStatus !== undefined ? [t('lane.close.http'), close.httpStatus] : null,
  ].filter(Boolean);
  return h(
    'div',
    { class: 'close-block' },
    h('p', { class: 'close-number' }, h('b', {}, statusNumber(close.status)), ' ', statusMeaning(close.status)),
    h('p', {}, visible(close.sentence)),
    h('dl', { class: 'tw-facts' }, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    h('p', { class: 'tw-advice' }, statusAdvice(close.status)),
  );
}

/** With a minus that reads as one. */
export function statusNumber(status) {
  return String(status).replace('-', '−');
}
