package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.ReportDocument.TargetName;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.report.ScenarioReport;
import dev.wiretwin.api.store.KeptComparisons;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts reports together of what is kept of a comparison. Thread safe. */
public final class ReportDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final KeptComparisons kept;
  private final String product;

  /**
   * @param product this program's version
   */
  public ReportDesk(KeptComparisons kept, String product) {
    this.kept = kept;
    this.product = product;
  }

  private Comparison row(String id) {
    return kept.comparison(id)
        .orElseThrow(
            () -> new Refusal(RefusalCode.COMPARISON_NOT_FOUND, "there is no such comparison"));
  }

  /**
   * All that there is.
   *
   * @param partial whether one will do that is not finished
   * @throws Refusal if there is none of this name, or if it is not finished
   */
  public ReportDocument document(String id, boolean partial) {
    Comparison row = row(id);
    if (!partial && row.state() != KeptComparisons.State.FINISHED) {
      throw new Refusal(
              RefusalCode.COMPARISON_UNFINISHED,
              "it is "
                  + row.state().word()
                  + ", with "
                  + row.counts().all()
                  + " of "
                  + row.asked().scenarios()
                  + " scenarios done: ask again, or for what there is with ?partial=true")
          .with("state", row.state().word());
    }
    List<ScenarioReport> reports = new ArrayList<>();
    List<TargetName> targets = named(row);
    for (Outcome outcome : kept.outcomes(id)) {
      Optional<KeptPiece> piece = kept.report(id, outcome.index()).map(KeptPiece::read);
      if (piece.isPresent()) {
        targets = piece.get().targets();
        reports.add(Reports.readScenario(piece.get().report()));
      }
    }
    return ReportDocument.of(run(row, targets), reports);
  }

  private ReportDocument.Run run(Comparison row, List<TargetName> targets) {
    Wish wish = wish(row);
    return new ReportDocument.Run(
        product,
        row.id(),
        row.startedAt().orElse(row.asked().at()).toString(),
        row.endedAt().map(Instant::toString).orElse(null),
        row.asked().name(),
        new ReportDocument.Options(
            wish.repeat() == null ? 1 : wish.repeat(), wish.timeScale(), suite(wish)),
        targets);
  }

  /** Under which name its scenarios are asked for; null where they came with the request. */
  private static String suite(Wish wish) {
    String named = wish.suite() == null ? wish.scenario() : wish.suite();
    return named == null ? null : named.replaceFirst("^suite:", "").replaceFirst("/.*", "");
  }

  /** Before the first scenario is done, nobody knows more of them than their names. */
  private static List<TargetName> named(Comparison row) {
    return row.asked().targets().stream()
        .map(name -> new TargetName(name, name.equals(Plan.JVM) ? "jvm" : "lua-board", ""))
        .toList();
  }

  private static Wish wish(Comparison row) {
    try {
      return JSON.readValue(row.asked().request(), Wish.class);
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException("a request that was kept cannot be read", odd);
    }
  }

  /**
   * What was asked for, as JSON: sent again, it has the same compared again. The number of a lease
   * is left out, as it was another's.
   *
   * @throws Refusal if there is no such comparison
   */
  public byte[] request(String id) {
    try {
      ObjectNode request = (ObjectNode) JSON.readTree(row(id).asked().request());
      request.remove(List.of("fence", "fences"));
      return JSON.writeValueAsBytes(request);
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException("a request that was kept cannot be read", odd);
    }
  }

  /**
   * One scenario's report, as JSON.
   *
   * @throws Refusal if there is no such comparison, or none of that scenario (yet)
   */
  public byte[] scenario(String id, String name) {
    return piece(id, name).report();
  }

  /** All that is kept of one scenario; refuses as {@link #scenario} does. */
  KeptPiece piece(String id, String name) {
    row(id);
    return kept.outcomes(id).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .flatMap(one -> kept.report(id, one.index()))
        .map(KeptPiece::read)
        .orElseThrow(
            () ->
                new Refusal(
                    RefusalCode.REPORT_NOT_FOUND,
                    "there is no report of such a scenario: it is not done, or not part of this"
                        + " comparison"));
  }
}
