// How it ended: the statuses as documented, recorded and measured, and what the wire shows of each end.

import { visible } from '../lib/bytes.js';
import { h } from '../lib/dom.js';
import { t } from '../lib/strings.js';
import { closeFacts, closeWords } from './comparison-wire.js';
import { statusMeaning, statusNumber } from '../twin/lane-status.js';

/** Connections whose ends are told one by one. */
const MOST = 8;

export function closes(report, targets) {
  return [
    h(
      'div',
      { class: 'cmp-statuses' },
      report.documented && statuses(t('comparison.documented'), report.documented, true),
      report.recorded && statuses(t(report.recorded.status === 'defined' ? 'comparison.recorded' : 'comparison.recorded.as', { how: report.recorded.status.replaceAll('_', ' ') }), report.recorded.closes, true),
      targets.map((one) => statuses(t('comparison.measured', { target: one.target }), one.events.filter((event) => event.type === 'close').map((event) => event.close.status))),
    ),
    targets.some((one) => one.connections.length > 0 || one.events.some((event) => event.type === 'close')) && table(targets),
  ];
}

function statuses(source, all, dashed) {
  return h(
    'div',
    { class: dashed ? 'cmp-status said' : 'cmp-status' },
    h('div', { class: 'soft cmp-small' }, source),
    all.length === 0 && h('b', {}, t('comparison.noclose')),
    all.slice(0, MOST).map((status) => h('div', {}, h('b', { class: 'mono' }, statusNumber(status)), ' ', h('span', { class: 'soft' }, statusMeaning(status)))),
    all.length > MOST && h('div', { class: 'soft' }, t('comparison.more', { n: all.length - MOST })),
  );
}

function table(targets) {
  const facts = targets.map((one) => one.connections.slice(0, MOST).map(closeFacts));
  const code = (frame) => (frame ? closeWords(frame, t('comparison.nocode')) : t('comparison.noframe'));
  const ended = (end) => t(`comparison.end.${end.how}`, { who: t(`comparison.who.${end.who}`) });
  const row = (key, cells) => {
    const odd = new Set(cells.map((cell) => cell.join('\n'))).size > 1;
    return h('tr', { class: odd ? 'odd' : null }, h('th', { scope: 'row' }, t(`comparison.close.${key}`)), cells.map((cell) => h('td', {}, cell.map((words) => h('div', {}, words)))));
  };
  const each = (key, words) => row(key, facts.map((some) => some.map(words)));
  return h(
    'div',
    { class: 'cmp-scroll', tabindex: '0', role: 'region', 'aria-label': t('comparison.ended') },
    h(
      'table',
      { class: 'cmp-table' },
      h('thead', {}, h('tr', {}, h('td', {}), targets.map((one) => h('th', { scope: 'col', class: 'mono' }, one.target)))),
      h(
        'tbody',
        {},
        each('first', (one) => (one.first ? ended(one.first) : t('comparison.nobody'))),
        each('sent', (one) => code(one.sent)),
        each('received', (one) => code(one.received)),
        each('clean', (one) => t(one.sent && one.received ? 'comparison.yes' : 'comparison.no')),
        each('tcp', (one) => (one.tcp.length === 0 ? t('comparison.stillopen') : one.tcp.map(ended).join(t('comparison.then')))),
        h('tr', {}, h('th', { scope: 'row' }, t('comparison.close.words')), targets.map((one) => h('td', {}, one.events.filter((event) => event.type === 'close').slice(0, MOST).map((event) => h('div', {}, visible(event.close.sentence)))))),
      ),
    ),
  );
}
