package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Played;
import dev.wiretwin.core.scenario.Suite;

/** How a suite and what came of it is told: as a table, or as JSON. On the command's thread. */
interface Report {
  /** Before the first scenario. */
  void head(Suite suite);

  /** As soon as it is done. */
  void row(Played played);

  /** After the last one. */
  void foot(Tally tally);
}
