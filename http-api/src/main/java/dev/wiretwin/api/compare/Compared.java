package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of one scenario on two targets. Immutable.
 *
 * @param findings what differs, each with its explanation if there is one
 * @param sentences why there is nothing to compare; empty when there is
 */
public record Compared(
    Scenario scenario,
    ScenarioResult first,
    ScenarioResult second,
    List<Finding> findings,
    List<String> sentences) {
  public Compared {
    findings = List.copyOf(findings);
    sentences = List.copyOf(sentences);
  }

  /** A divergence, and the entry of the catalogue that explains it. */
  public record Finding(Divergence divergence, Optional<CatalogueEntry> known) {}

  /** How a comparison ended. */
  public enum Verdict {
    SAME,
    KNOWN,
    NEW,
    INCONCLUSIVE
  }

  public Verdict verdict() {
    if (!sentences.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    } else if (findings.isEmpty()) {
      return Verdict.SAME;
    }
    return findings.stream().allMatch(one -> one.known().isPresent()) ? Verdict.KNOWN : Verdict.NEW;
  }
}
