// Who this tab is for the service, and which leases it holds: a lease survives a reload of the page.

import { boards } from '../api.js';

const KEPT = 'wiretwin.leases';
const WHO = 'wiretwin.holder';

export function holder() {
  let name = localStorage.getItem(WHO);
  if (!name) {
    name = `page-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
    localStorage.setItem(WHO, name);
  }
  return name;
}

const kept = () => JSON.parse(sessionStorage.getItem(KEPT) || '{}');

function keep(leases) {
  sessionStorage.setItem(KEPT, JSON.stringify(leases));
}

/** The number of our lease of that board; undefined if we have none. */
export function fence(board) {
  return kept()[board];
}

/** Takes a board, or keeps it for longer. */
export async function claim(board, seconds = 600) {
  const lease = await boards.lease(board, { holder: holder(), seconds, fence: fence(board) });
  keep({ ...kept(), [board]: lease.fence });
  return lease;
}

export async function giveBack(board) {
  const number = fence(board);
  forget(board);
  if (number !== undefined) await boards.release(board, number);
}

/** It is not ours any more: it has expired, or somebody ended it. */
export function forget(board) {
  const leases = kept();
  delete leases[board];
  keep(leases);
}

/** The board of a target, however it is used (`board:esp+tls+921600`); null for the JVM. The service's twin is `BoardName`. */
export function boardOf(target) {
  return target.startsWith('board:') ? target.slice('board:'.length).replace(/(\+(tls|ws|rtscts|[0-9]{4,7}))+$/, '') : null;
}
