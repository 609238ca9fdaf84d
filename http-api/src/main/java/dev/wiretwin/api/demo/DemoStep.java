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
   * @param trouble what kept the server from playing its part; of interest when the status is not
   *     the expected one, and natural otherwise
   */
  record Ending(Optional<Close> close, Optional<String> fault, Optional<String> trouble) {
    static Ending of(Optional<Close> close) {
      return new Ending(close, Optional.empty(), Optional.empty());
    }

    boolean hasStatus(int status) {
      return close.isPresent() && close.get().status() == status;
    }
  }
}
