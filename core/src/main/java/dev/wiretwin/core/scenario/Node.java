package dev.wiretwin.core.scenario;

import java.util.List;

/** One value of a scenario file as it was written, with the place where it stands. Values. */
sealed interface Node {
  Place place();

  /** Line and column count from 1; 0 for a file as a whole. */
  record Place(String file, int line, int column) {}

  /** What a scalar looks like; JSON and YAML agree on it. */
  enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    NOTHING
  }

  /** Keeps the digits as they stand: {@code 0102} is a number, but as hex it is two bytes. */
  record Scalar(Place place, Kind kind, String source) implements Node {}

  record Items(Place place, List<Node> all) implements Node {}

  record Fields(Place place, List<Field> all) implements Node {}

  /** A name may come twice: whoever reads it must say so. */
  record Field(Place place, String name, Node value) {}
}
