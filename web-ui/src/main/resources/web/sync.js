// Keeps the store in step with the service: what there is at the start, then what happens.

import * as api from './api.js';
import { changed } from './store.js';

const SHOW = {
  boards: api.boards.show,
  sessions: api.sessions.show,
  comparisons: api.comparisons.show,
  labs: api.labs.show,
};

const LIST = {
  boards: api.boards.list,
  sessions: api.sessions.list,
  comparisons: () => api.comparisons.list().then((page) => page.comparisons),
  labs: api.labs.list,
};

/** A thing that changes often is asked for so often at the most. */
const SETTLE_MS = 150;

/** Follows the feed until the signal says stop. */
export function keepInStep(store, signal) {
  const due = new Map();

  const load = async (what) => store.dispatch({ kind: 'loaded', what, things: await LIST[what]() });

  const loadAll = () => Promise.all(Object.keys(LIST).map(load));

  const again = (what, id) => {
    const key = `${what} ${id}`;
    if (due.has(key)) return;
    due.set(key, setTimeout(async () => {
      due.delete(key);
      try {
        store.dispatch({ kind: 'put', what, thing: await SHOW[what](id) });
      } catch (failed) {
        if (failed instanceof api.Problem && (failed.status === 404 || failed.status === 410)) {
          store.dispatch({ kind: 'gone', what, id });
        }
        // else the service is away: all is asked for again when it is back
      }
    }, SETTLE_MS));
  };

  const heard = (entry) => {
    store.dispatch({ kind: 'entry', entry });
    const change = changed(entry);
    if (change && change.id) again(change.what, change.id);
  };

  const standing = async (now) => {
    store.dispatch({ kind: 'standing', standing: now });
    if (now !== 'live') return;
    try {
      await loadAll();
    } catch (failed) {
      store.dispatch({ kind: 'standing', standing: failed.status === 401 ? 'token' : 'lost' });
    }
  };

  // what the first room shows is not waited for until the feed stands; whether the service is there, the feed tells
  load('boards').catch(() => {});
  api.follow(store.state.last, heard, standing, signal);
}
