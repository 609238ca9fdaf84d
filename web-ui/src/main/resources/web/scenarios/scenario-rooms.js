// Which of the rooms about scenarios an address means.

import { ScenariosRoom } from './scenarios-room.js';
import { ScenarioRoom } from './scenario-room.js';

/** `#/scenarios`, `#/scenarios/<name>`. */
export function scenarioRoom(app, address) {
  const [name] = address.path;
  return name ? new ScenarioRoom(app, name) : new ScenariosRoom(app);
}
