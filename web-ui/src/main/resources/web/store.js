// What the page knows. `reduce` is pure: it can be tried without a browser.

/** Of everything that happened, so much is remembered. */
export const MOST_ENTRIES = 100_000;

export const START = Object.freeze({
  standing: 'connecting',
  /** The id of the latest entry of the feed; null before the first. */
  last: null,
  /** How many entries were missed since the page was opened. */
  missed: 0,
  /** By id, as the service lists them. */
  boards: new Map(),
  sessions: new Map(),
  comparisons: new Map(),
  labs: new Map(),
  loaded: false,
});

const byId = (things) => new Map(things.map((thing) => [thing.id, thing]));

const put = (things, thing) => new Map(things).set(thing.id, thing);

const without = (things, id) => {
  const rest = new Map(things);
  rest.delete(id);
  return rest;
};

/** The state after that action; the same object if nothing changed. */
export function reduce(state, action) {
  switch (action.kind) {
    case 'standing':
      return state.standing === action.standing ? state : { ...state, standing: action.standing };
    case 'loaded':
      return { ...state, loaded: true, [action.what]: byId(action.things) };
    case 'put':
      return { ...state, [action.what]: put(state[action.what], action.thing) };
    case 'gone':
      return state[action.what].has(action.id)
        ? { ...state, [action.what]: without(state[action.what], action.id) }
        : state;
    case 'entry':
      return heard(state, action.entry);
    default:
      throw new Error(`no action ${action.kind}`);
  }
}

function heard(state, entry) {
  const next = { ...state, last: Math.max(state.last ?? 0, entry.id) };
  if (entry.type === 'gap') next.missed = state.missed + entry.missed;
  if (entry.type === 'session.ended') next.sessions = without(state.sessions, entry.session);
  if (entry.type === 'lab.stopped') next.labs = without(state.labs, entry.lab);
  return next;
}

/** Which things an entry says have changed: to be asked for again. */
export function changed(entry) {
  const [about] = entry.type.split('.');
  if (about === 'board') return { what: 'boards', id: entry.board };
  if (about === 'comparison') return { what: 'comparisons', id: entry.comparison };
  if (entry.type === 'session.opened') return { what: 'sessions', id: entry.session };
  if (entry.type === 'lab.started') return { what: 'labs', id: entry.lab };
  return null;
}

/**
 * Keeps a state and tells who wants to know.
 *
 * @param soon calls back once things have settled: once per drawn frame in a browser, however much happens
 */
export function createStore(start = START, soon = requestAnimationFrame) {
  let state = start;
  let due = false;
  const watchers = new Set();
  const listeners = new Set();
  const tell = () => {
    due = false;
    for (const watcher of watchers) watcher(state);
  };
  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const next = reduce(state, action);
      if (next !== state) {
        state = next;
        if (!due) {
          due = true;
          soon(tell);
        }
      }
      if (action.kind === 'entry') for (const listener of listeners) listener(action.entry);
    },
    /** Told of the latest state when there is a new one; call the result to be told no more. */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Told of every entry of the feed. */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
