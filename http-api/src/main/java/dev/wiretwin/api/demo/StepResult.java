package dev.wiretwin.api.demo;

import dev.wiretwin.core.client.Close;
import java.util.Optional;

/**
 * What came of one step of the demo. Immutable.
 *
 * @param what was done, in words
 * @param expected the documented status
 * @param close the client's close event; empty if none came
 * @param fault what was wrong besides the status
 * @param nanos how long it took
 */
public record StepResult(
    String what, int expected, Optional<Close> close, Optional<String> fault, long nanos) {
  /** Whether the client did what the documentation says. */
  public boolean isAsDocumented() {
    return fault.isEmpty() && close.isPresent() && close.get().status() == expected;
  }

  /** What the client said about it, or why it said nothing. */
  public String sentence() {
    String said = close.map(Close::sentence).orElse("There was no close event.");
    return fault.map(wrong -> said + " But: " + wrong + ".").orElse(said);
  }
}
