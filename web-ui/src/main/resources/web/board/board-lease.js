// The leases of this tab: taken, kept while somebody works here, and forgotten when they are over.

import { Problem, boards } from '../api.js';
import { claim, fence, forget, giveBack, holder } from '../lib/holder.js';
import { t } from '../lib/strings.js';

export const LEASE_S = 300;
const LOOK_MS = 10_000;
const RENEW_BELOW_MS = (LEASE_S / 2) * 1000;

/** So long after the last key or pointer a lease is renewed: a forgotten tab does not hold a board for ever. */
const IDLE_MS = 15 * 60_000;

/** A list that was asked for before the claim does not show it yet. */
const SETTLE_MS = 3000;

/** By board: since when we have it, as the service says, and when we asked by our own clock. */
const taken = new Map();
let lastUsed = Date.now();
let running = false;

const lost = (failed) => failed instanceof Problem && ['lease-lost', 'board-leased'].includes(failed.code);

export async function take(app, id) {
  const had = fence(id) !== undefined;
  let lease;
  try {
    lease = await claim(id, LEASE_S);
  } catch (failed) {
    if (!had || !lost(failed)) throw failed;
    forget(id); // of before: the board may be free all the same
    lease = await claim(id, LEASE_S);
  }
  taken.set(id, { since: lease.since, at: Date.now() });
  await refresh(app.store, id);
}

export async function release(app, id) {
  await giveBack(id);
  await refresh(app.store, id);
}

export async function evict(app, id) {
  forget(id);
  await boards.evict(id, t('board.evict.reason', { who: holder() }));
  await refresh(app.store, id);
}

/** Has the store know how the board stands now. */
export async function refresh(store, id) {
  store.dispatch({ kind: 'put', what: 'boards', thing: await boards.show(id) });
}

/** To be called whenever a room with boards is entered; begins only once. */
export function keepLeases(app) {
  if (running) return;
  running = true;
  const used = () => {
    lastUsed = Date.now();
  };
  for (const event of ['keydown', 'pointerdown']) addEventListener(event, used, { capture: true, passive: true });
  app.store.listen((entry) => ended(app, entry));
  let seen = null;
  app.store.watch((state) => {
    if (state.boards === seen) return;
    seen = state.boards;
    compare(state.boards);
  });
  compare(app.store.state.boards);
  setInterval(() => renewAll(app), LOOK_MS);
}

/** The feed says that a lease is over. */
function ended(app, entry) {
  const over = entry.type === 'board.evicted' || (entry.type === 'board.lease' && ['expired', 'given-back'].includes(entry.change));
  if (!over || fence(entry.board) === undefined) return;
  const mine = taken.get(entry.board);
  if (entry.holder !== holder() || (mine && entry.at < mine.since)) return;
  lose(app, entry.board);
}

function lose(app, id) {
  forget(id);
  taken.delete(id);
  app.announce(t('board.lease.lost', { board: id }));
}

/** A lease that ended while this tab was closed or the service away. */
function compare(all) {
  for (const board of all.values()) {
    if (fence(board.id) === undefined || Date.now() - (taken.get(board.id)?.at ?? 0) < SETTLE_MS) continue;
    if (board.lease?.holder !== holder()) forget(board.id);
  }
}

async function renewAll(app) {
  for (const board of app.store.state.boards.values()) {
    if (fence(board.id) === undefined || !board.lease) continue;
    const left = Date.parse(board.lease.until) - Date.now();
    const works = Date.now() - lastUsed < IDLE_MS || board.sessions > 0;
    if (!works || left > RENEW_BELOW_MS) continue;
    try {
      await claim(board.id, LEASE_S);
    } catch (failed) {
      if (lost(failed)) lose(app, board.id);
      else if (failed.name !== 'Unreachable') throw failed; // else it is tried again soon
    }
  }
}
