package dev.wiretwin.api.demo;

import dev.wiretwin.core.client.Close;
import java.io.IOException;
import java.util.Optional;

/**
 * One thing that the demo does to a client, and the status that the documentation promises for it.
 * Immutable.
 *
 * @param what it does, in words for the person who watches
 * @param expected the documented status
 */
record DemoStep(String what, int expected, Play play) {
  /** Does it, and waits for the client's close event. */
  @FunctionalInterface
  interface Play {
    Ending on(DemoStage stage) throws IOException, InterruptedException;
  }

  /**
   * What came of it.
   *
   * @param close the close event; empty if none came
   * @param fault what was wrong besides the status
   */
  record Ending(Optional<Close> close, Optional<String> fault) {}
}
