package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Played;
import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.core.scenario.Suite;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a suite. Immutable.
 *
 * @param played in order; fewer than the suite has if it was stopped
 * @param complete whether it came to its end
 */
record Tally(Suite suite, List<Played> played, boolean complete) {
  private static final long NANOS_PER_MS = 1_000_000;

  Tally {
    played = List.copyOf(played);
  }

  int count(Outcome outcome) {
    return (int) played.stream().filter(one -> one.is(outcome)).count();
  }

  long ms() {
    return played.stream().mapToLong(Played::nanos).sum() / NANOS_PER_MS;
  }

  /** A failure is an answer, even beside runs that gave none. */
  int exitCode() {
    if (!complete) {
      return ExitCode.STOPPED;
    } else if (count(Outcome.FAILED) > 0) {
      return ExitCode.FAILED;
    }
    return count(Outcome.INCONCLUSIVE) > 0 ? ExitCode.INFRASTRUCTURE : ExitCode.OK;
  }

  /** Such as {@code 12 scenarios}, or how far it came. */
  String scenarios() {
    int all = suite.scenarios().size();
    String noun = all == 1 ? " scenario" : " scenarios";
    return complete ? all + noun : "stopped after " + played.size() + " of " + all + noun;
  }

  /** Such as {@code 11 passed, 1 failed}. */
  String outcomes() {
    List<String> words = new ArrayList<>();
    add(words, Outcome.PASSED, "passed");
    add(words, Outcome.FAILED, "failed");
    add(words, Outcome.RECORDED, "recorded");
    add(words, Outcome.NOT_APPLICABLE, "not applicable");
    add(words, Outcome.INCONCLUSIVE, "inconclusive");
    return words.isEmpty() ? "nothing to tell" : String.join(", ", words);
  }

  private void add(List<String> words, Outcome outcome, String word) {
    if (count(outcome) > 0) {
      words.add(count(outcome) + " " + word);
    }
  }
}
