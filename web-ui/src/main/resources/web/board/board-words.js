// A board in words: pure, from what the service tells of it.

import { visible } from '../lib/bytes.js';
import { fence, holder } from '../lib/holder.js';
import { maybe, number, t } from '../lib/strings.js';

/** Who has the board: `none`, `ours`, `tab` (another tab of this browser), `other`. */
export function whose(board) {
  if (!board.lease) return 'none';
  if (board.lease.holder !== holder()) return 'other';
  return fence(board.id) === undefined ? 'tab' : 'ours';
}

/** Whether this tab may use it. */
export function usable(board) {
  return board.state !== 'gone' && ['none', 'ours'].includes(whose(board));
}

/** What is done with its line; what the service may call it and we do not know is shown as it says. */
function doing(board) {
  if (!board.doing) return t('board.sessions', { n: board.sessions });
  return maybe(`board.doing.${board.doing.replaceAll(' ', '-')}`) || visible(board.doing);
}

/** How it stands: for a badge, and in a few words. */
export function standing(board) {
  if (board.state === 'gone') return { kind: 'bad', words: t('board.state.gone') };
  if (board.heldBy) return { kind: 'warn', words: t('board.state.held', { who: visible(board.heldBy) }) };
  if (board.doing || board.state === 'busy') return { kind: 'warn', words: t('board.state.busy', { what: doing(board) }) };
  const who = whose(board);
  if (who === 'none') return { kind: 'good', words: t('board.state.free') };
  if (who === 'ours') return { kind: 'ours', words: t('board.state.ours') };
  return { kind: 'warn', words: who === 'tab' ? t('board.state.tab') : t('board.state.leased', { who: visible(board.lease.holder) }) };
}

export function firmware(board) {
  if (!board.firmwareKind) return null;
  const kind = maybe(`board.firmware.${board.firmwareKind}`) || board.firmwareKind;
  return board.version ? `${kind} ${visible(board.version)}` : kind;
}

export function wifi(board) {
  const { wifi: now } = board;
  if (!now) return null;
  if (!now.connected) return t('board.wifi.none');
  return t('board.wifi.in', { ssid: visible(now.ssid || ''), ip: visible(now.ip || '') });
}

export function lastBoot(board) {
  if (!board.lastBoot) return null;
  const words = maybe(`board.boot.${board.lastBoot.kind}`);
  const told = visible(board.lastBoot.words || '');
  if (!words) return told;
  return ['exception', 'panic', 'lua-error', 'unknown'].includes(board.lastBoot.kind) && told ? `${words} (${told})` : words;
}

export function bytes(count) {
  return t('board.bytes', { n: number(count) });
}

/** Seconds as 4:05. */
export function clock(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function lease(board, now = Date.now()) {
  const left = board.lease ? clock(Date.parse(board.lease.until) - now) : '';
  switch (whose(board)) {
    case 'ours':
      return t('board.lease.ours', { left });
    case 'tab':
      return t('board.lease.tab', { left });
    case 'other':
      return t('board.lease.other', { who: visible(board.lease.holder), left });
    default:
      return t('board.lease.none');
  }
}
