package dev.wiretwin.api.board;

import dev.wiretwin.core.scenario.Target;

/** What scenarios run on while a board is borrowed for them. Thread safe. */
interface Stage extends AutoCloseable {
  Target target();

  /** What the catalogue calls what runs there; empty when nobody knows. */
  String firmware();

  /** Gives the line back. Any number of times. */
  @Override
  void close();
}
