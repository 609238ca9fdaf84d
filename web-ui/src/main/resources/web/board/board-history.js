// What the page saw of each board's free memory since it was opened.

import { whenBoardsChange } from './board-draw.js';

const MOST_POINTS = 240;
const MOST_BOARDS = 64;
const STEADY_MS = 15_000;

const kept = new Map();
let running = false;

/** The points of a board, the oldest first: `{at, heap}`. */
export function heapOf(id) {
  return kept.get(id) || [];
}

/** Notes a value; one that stays is noted now and then, so that the line goes on. */
export function note(id, heap, at = Date.now()) {
  let points = kept.get(id);
  if (!points) {
    if (kept.size >= MOST_BOARDS) kept.delete(kept.keys().next().value);
    kept.set(id, (points = []));
  }
  const last = points.at(-1);
  if (last && last.heap === heap && at - last.at < STEADY_MS) return;
  points.push({ at, heap });
  if (points.length > MOST_POINTS) points.shift();
}

export function watchHeaps(store) {
  if (running) return;
  running = true;
  const look = () => {
    for (const board of store.state.boards.values()) {
      if (board.heap !== undefined && board.state !== 'gone') note(board.id, board.heap);
    }
  };
  whenBoardsChange(store, look);
  look();
  store.listen((entry) => {
    if (entry.type === 'board.ready') note(entry.board, entry.heap, Date.parse(entry.at));
  });
}
