package dev.wiretwin.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The comparisons that were asked for, and what came of each. Shared by all threads. */
public interface KeptComparisons {
  /** Verdicts, as they are written. */
  List<String> VERDICTS = List.of("same", "known", "new", "inconclusive", "skipped");

  /** The longest report of one scenario, in bytes; a longer one is a mistake of ours. */
  int LONGEST_REPORT = 64 << 20;

  /** The longest list that is given at a time; who asks for more gets as many. */
  int LONGEST_LIST = 1_000;

  /**
   * Notes down that it was asked for; it is queued now.
   *
   * @throws IllegalArgumentException if there is one of this id
   */
  Comparison add(Asked asked);

  /**
   * It runs from now on.
   *
   * @throws IllegalStateException if it was not queued
   */
  Comparison start(String id, Instant at);

  /**
   * One of its scenarios is done: outcome, report and counts are kept at once or not at all.
   *
   * @param report JSON in UTF-8
   * @throws IllegalStateException if it does not run, or has that scenario already
   */
  Comparison keep(String id, Outcome outcome, byte[] report);

  /** It is over. If it was over already, the first ending stays: see what is returned. */
  Comparison end(String id, Ending ending);

  Optional<Comparison> comparison(String id);

  /**
   * Newest first.
   *
   * @param before only those with a smaller number; {@code Long.MAX_VALUE} starts at the newest
   */
  List<Comparison> list(Filter filter, long before, int limit);

  /** What came of its scenarios so far, by index. */
  List<Outcome> outcomes(String id);

  /** The report of one of its scenarios, as it was given. */
  Optional<byte[]> report(String id, int index);

  /** How far a comparison is. */
  enum State {
    QUEUED,
    RUNNING,
    FINISHED,
    /** Its process ended before it did. */
    CUT_OFF,
    CANCELLED;

    /** As it is written: {@code cut-off}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public boolean isOver() {
      return this != QUEUED && this != RUNNING;
    }
  }

  /**
   * What is asked for.
   *
   * @param id given by whoever asks; never comes twice
   * @param name of the suite or scenario
   * @param request as JSON, so that it can be asked again; holds no secret
   * @param targets the reference first
   * @param scenarios how many there are
   */
  record Asked(
      String id, Instant at, String name, String request, List<String> targets, int scenarios) {
    public Asked {
      targets = List.copyOf(targets);
    }
  }

  /** How many scenarios came to which verdict. */
  record Counts(int same, int known, int fresh, int inconclusive, int skipped) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public int all() {
      return same + known + fresh + inconclusive + skipped;
    }

    /**
     * The same and one more.
     *
     * @throws IllegalArgumentException if that is no verdict
     */
    public Counts plus(String verdict) {
      return switch (verdict) {
        case "same" -> new Counts(same + 1, known, fresh, inconclusive, skipped);
        case "known" -> new Counts(same, known + 1, fresh, inconclusive, skipped);
        case "new" -> new Counts(same, known, fresh + 1, inconclusive, skipped);
        case "inconclusive" -> new Counts(same, known, fresh, inconclusive + 1, skipped);
        case "skipped" -> new Counts(same, known, fresh, inconclusive, skipped + 1);
        default -> throw new IllegalArgumentException("no verdict: " + verdict);
      };
    }
  }

  /**
   * A comparison as it stands.
   *
   * @param number rises with each that is asked for: the cursor of lists
   * @param verdict of the whole, once it is over
   * @param error why it did not end well, a sentence
   */
  record Comparison(
      long number,
      Asked asked,
      State state,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Counts counts,
      Optional<String> verdict,
      OptionalInt exitCode,
      Optional<String> error) {
    public String id() {
      return asked.id();
    }
  }

  /**
   * What came of one scenario.
   *
   * @param index its place in the suite, from 0
   * @param flaky whether attempts came to different verdicts
   */
  record Outcome(int index, String name, String verdict, boolean flaky) {}

  /**
   * How a comparison ended.
   *
   * @param state one that is over
   */
  record Ending(
      State state,
      Instant at,
      Optional<String> verdict,
      OptionalInt exitCode,
      Optional<String> error) {
    public Ending {
      if (!state.isOver()) {
        throw new IllegalArgumentException("no way to end: " + state);
      }
    }

    public static Ending finished(Instant at, String verdict, int exitCode) {
      return new Ending(
          State.FINISHED, at, Optional.of(verdict), OptionalInt.of(exitCode), Optional.empty());
    }

    /**
     * @param why a sentence
     */
    public static Ending brokenOff(State state, Instant at, String why) {
      return new Ending(state, at, Optional.empty(), OptionalInt.empty(), Optional.of(why));
    }
  }

  /**
   * Which comparisons are wanted; what is empty does not matter.
   *
   * @param name of suite or scenario
   */
  record Filter(Optional<State> state, Optional<String> name, Optional<String> verdict) {
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
