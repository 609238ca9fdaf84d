package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wiretwin.api.store.KeptComparisons;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A comparison as everybody is shown it. A value; what is null is not known (yet).
 *
 * @param state {@code queued}, {@code running}, {@code finished}, {@code cut-off}, {@code
 *     cancelled}
 * @param scenarios how many there are
 * @param done how many of them are
 * @param verdict the worst, once it is over
 * @param exitCode what {@code wiretwin compare} would end with
 * @param current the scenario that runs now
 * @param aboutMs how long it usually takes from its start
 * @param atMostMs how long it takes at the most
 * @param leftMs about how long it still takes
 * @param error why it did not end well, a sentence
 * @param reports where its reports are, by their kind
 */
public record ComparisonInfo(
    String id,
    String name,
    String state,
    List<String> targets,
    int scenarios,
    int done,
    Counts counts,
    String verdict,
    Integer exitCode,
    String current,
    Long aboutMs,
    Long atMostMs,
    Long leftMs,
    String queuedAt,
    String startedAt,
    String endedAt,
    String error,
    Map<String, String> reports) {
  /** How many scenarios came to which verdict. */
  public record Counts(
      int same, int known, @JsonProperty("new") int fresh, int inconclusive, int skipped) {
    static Counts of(KeptComparisons.Counts counts) {
      return new Counts(
          counts.same(), counts.known(), counts.fresh(), counts.inconclusive(), counts.skipped());
    }
  }

  /** How far one is that is queued or runs. */
  record Progress(String current, long aboutMs, long atMostMs, long leftMs) {}

  /**
   * @param progress null if it is over
   */
  static ComparisonInfo of(KeptComparisons.Comparison row, Progress progress) {
    return new ComparisonInfo(
        row.id(),
        row.asked().name(),
        row.state().word(),
        row.asked().targets(),
        row.asked().scenarios(),
        row.counts().all(),
        Counts.of(row.counts()),
        row.verdict().orElse(null),
        row.exitCode().isPresent() ? row.exitCode().getAsInt() : null,
        progress == null ? null : progress.current(),
        progress == null ? null : progress.aboutMs(),
        progress == null ? null : progress.atMostMs(),
        progress == null ? null : progress.leftMs(),
        row.asked().at().toString(),
        row.startedAt().map(Instant::toString).orElse(null),
        row.endedAt().map(Instant::toString).orElse(null),
        row.error().orElse(null),
        null);
  }

  /** The same, and where the reports are. */
  public ComparisonInfo with(Map<String, String> where) {
    return new ComparisonInfo(
        id, name, state, targets, scenarios, done, counts, verdict, exitCode, current, aboutMs,
        atMostMs, leftMs, queuedAt, startedAt, endedAt, error, where);
  }

  @JsonIgnore
  public boolean isOver() {
    return KeptComparisons.State.ofWord(state).isOver();
  }
}
