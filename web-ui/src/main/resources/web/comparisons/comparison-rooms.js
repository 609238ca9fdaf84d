// Which of the rooms about comparisons an address means.

import { ComparisonsRoom } from './comparisons-room.js';
import { ComparisonRoom } from './comparison-room.js';
import { ComparisonScenarioRoom } from './comparison-scenario.js';
import { ComparisonSinceRoom } from './comparison-since.js';

/** `#/comparisons`, `…/<id>`, `…/<id>/since/<other>`, `…/<id>/<scenario>`. */
export function comparisonRoom(app, address) {
  const [id, second, third] = address.path;
  if (!id) return new ComparisonsRoom(app, address.query);
  if (!second) return new ComparisonRoom(app, id, address.query);
  if (second === 'since' && third) return new ComparisonSinceRoom(app, id, third);
  return new ComparisonScenarioRoom(app, id, second, address.query);
}
