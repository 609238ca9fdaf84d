package dev.wiretwin.api.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.wiretwin.api.compare.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One scenario of a comparison, complete in itself, so that it can be kept as soon as it is there.
 * Immutable.
 *
 * @param flaky whether attempts came to different verdicts
 * @param timeScale real milliseconds per device millisecond
 * @param runMs how long the clients were watched at the most, device milliseconds
 * @param documented the close statuses that its author expects, in order; null when it says nothing
 *     of them
 * @param recorded what was seen on the firmware; null when it is no recorded vector
 * @param known what explains its divergences, each once
 * @param deciding index of the attempt whose verdict counts
 * @param attempts all that were made, oldest first
 */
public record ScenarioReport(
    String name,
    String title,
    Verdict verdict,
    boolean flaky,
    double timeScale,
    long runMs,
    List<Integer> documented,
    Recorded recorded,
    List<Known> known,
    int deciding,
    List<Tried> attempts) {
  public ScenarioReport {
    documented = documented == null ? null : List.copyOf(documented);
    known = List.copyOf(known);
    attempts = List.copyOf(attempts);
  }

  /**
   * A recording of the firmware's own code.
   *
   * @param status whether it is a statement about every device: {@code defined} and others
   * @param closes the close statuses that were seen, in order
   */
  public record Recorded(String status, List<Integer> closes) {
    public Recorded {
      closes = List.copyOf(closes);
    }
  }

  /**
   * An entry of the catalogue.
   *
   * @param advice empty when there is none
   * @param evidence where one can look
   */
  public record Known(String id, String words, String advice, List<String> evidence) {
    public Known {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * One attempt.
   *
   * @param sentences what broke down, or why a target cannot take the scenario
   * @param divergences from the reference
   * @param targets in the order of the run's targets
   */
  public record Tried(
      Verdict verdict,
      List<String> sentences,
      List<Difference> divergences,
      List<TargetReport> targets) {
    public Tried {
      sentences = List.copyOf(sentences);
      divergences = List.copyOf(divergences);
      targets = List.copyOf(targets);
    }
  }

  /**
   * One divergence.
   *
   * @param target who differs
   * @param field what differs
   * @param where of which client or connection, from 1
   * @param reference what the reference has there
   * @param other what this target has
   * @param known id of what explains it; null when it is new
   */
  public record Difference(
      String target, String field, int where, String reference, String other, String known) {
    @JsonIgnore
    public boolean isNew() {
      return known == null;
    }
  }

  /** The attempt whose verdict counts. */
  @JsonIgnore
  public Tried decisive() {
    return attempts.get(deciding);
  }

  /** The entry of this id. */
  Optional<Known> known(String id) {
    return known.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
