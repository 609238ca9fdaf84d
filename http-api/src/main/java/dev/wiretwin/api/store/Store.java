package dev.wiretwin.api.store;

import dev.wiretwin.api.feed.FeedLog;
import java.time.Instant;
import java.util.List;

/**
 * What is kept: comparisons and what came of them, leases, what happened, answers that may be asked
 * for again, and scenarios of this bench. Shared by all threads. When a method that changes
 * something has returned, the change is on disk (where there is a disk); where there is no room, it
 * throws a refusal with {@code STORAGE_FULL} and has changed nothing.
 */
public interface Store extends AutoCloseable {
  /** What is said of a comparison whose process was killed. */
  String CUT_OFF_SENTENCE = "cut off: the process that ran it ended before it did";

  KeptComparisons comparisons();

  KeptLeases leases();

  KeptAnswers answers();

  KeptScenarios scenarios();

  /** Life-cycle entries of the feed. */
  FeedLog events();

  /**
   * Puts in order what a process left that was killed: its running comparisons are cut off now, its
   * requests in progress are forgotten. To be called once, before work starts.
   */
  Recovered recover(Instant now);

  /** Lets go of what is too old or too much, oldest first; see {@link Retention}. */
  Trimmed trim(Retention retention, Instant now);

  /** How much room is taken, in bytes. */
  long bytes();

  /** All that was acknowledged is on disk when this returns. Closing twice does nothing. */
  @Override
  void close();

  /**
   * What was found after a restart, oldest first.
   *
   * @param cutOff were running when their process ended, and are {@code CUT_OFF} now
   * @param queued were never started: whoever runs comparisons may start them now
   */
  record Recovered(
      List<KeptComparisons.Comparison> cutOff, List<KeptComparisons.Comparison> queued) {
    public Recovered {
      cutOff = List.copyOf(cutOff);
      queued = List.copyOf(queued);
    }
  }

  /**
   * What was let go.
   *
   * @param comparisons how many, with all that belonged to them
   * @param events entries of the feed
   * @param answers that nobody may ask for any more
   */
  record Trimmed(int comparisons, int events, int answers) {}
}
