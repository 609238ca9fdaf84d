package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.catalogue.BenchCatalogue;
import dev.wiretwin.api.catalogue.Between;
import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.report.ReportDocument.TargetName;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.report.ScenarioReport;
import dev.wiretwin.api.report.ScenarioReport.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Accepts what was new in a scenario as known on this bench, and says what became of it. A report
 * stays as it was; comparisons that start later know it. Thread safe.
 */
public final class Acceptances {
  /** A report has its own times exactly: nothing is to be tolerated when they are seen again. */
  private static final long EXACTLY = 0;

  private final ReportDesk desk;
  private final BenchCatalogue catalogue;
  private final Lock accepting = new ReentrantLock();

  public Acceptances(ReportDesk desk, BenchCatalogue catalogue) {
    this.desk = desk;
    this.catalogue = catalogue;
  }

  /**
   * How what was new stands now.
   *
   * @param left how many divergences nothing explains to this day
   * @param accepted what explains the others since
   */
  public record Standing(int left, List<Entry> accepted) {}

  /** An entry of the catalogue. */
  public record Entry(String id, String words, String advice) {
    static Entry of(CatalogueEntry one) {
      return new Entry(one.id(), one.words(), one.advice());
    }
  }

  /** What was new when it was seen, and what explains it now. */
  private record Seen(Between whom, Divergence divergence, Optional<CatalogueEntry> explained) {}

  /**
   * @throws Refusal if there is no such comparison, or none of that scenario (yet)
   */
  public Standing standing(String comparison, String scenario) {
    List<Seen> all = seen(desk.piece(comparison, scenario));
    Map<String, Entry> accepted = new LinkedHashMap<>();
    all.stream()
        .flatMap(one -> one.explained().stream())
        .forEach(entry -> accepted.putIfAbsent(entry.id(), Entry.of(entry)));
    long left = all.stream().filter(one -> one.explained().isEmpty()).count();
    return new Standing((int) left, List.copyOf(accepted.values()));
  }

  /**
   * Accepts everything that is new in the attempt that decided.
   *
   * @param words why it is so
   * @param advice what to do about it; may be empty
   * @throws Refusal if there is nothing new, if the words are none, or if they cannot be written
   *     down; what was written before that counts
   */
  public Standing accept(String comparison, String scenario, String words, String advice) {
    KeptPiece piece = desk.piece(comparison, scenario);
    accepting.lock(); // who asks twice at once is not to have two entries
    try {
      acceptAll(piece, words, advice);
    } finally {
      accepting.unlock();
    }
    return standing(comparison, scenario);
  }

  private void acceptAll(KeptPiece piece, String words, String advice) {
    List<Seen> left = left(piece);
    if (left.isEmpty()) {
      throw new Refusal(
          RefusalCode.NOTHING_NEW,
          "everything that differs in this scenario is known, or was accepted already");
    }
    for (int most = left.size(); most > 0 && !left.isEmpty(); most--) {
      Seen one = left.get(0);
      catalogue.accept(one.whom(), one.divergence(), words, advice);
      left = left(piece); // one entry may explain several
    }
  }

  private List<Seen> left(KeptPiece piece) {
    return seen(piece).stream().filter(one -> one.explained().isEmpty()).toList();
  }

  private List<Seen> seen(KeptPiece piece) {
    ScenarioReport report = Reports.readScenario(piece.report());
    List<Seen> all = new ArrayList<>();
    String reference = piece.targets().get(0).firmware();
    for (TargetName target : piece.targets()) {
      List<Difference> differences =
          report.decisive().divergences().stream()
              .filter(one -> one.target().equals(target.name()))
              .toList();
      Between whom = new Between(report.name(), reference, target.firmware(), EXACTLY);
      List<Divergence> divergences =
          differences.stream()
              .map(one -> new Divergence(one.field(), one.where(), one.reference(), one.other()))
              .toList();
      List<Optional<CatalogueEntry>> explained = catalogue.now().explain(whom, divergences);
      for (int i = 0; i < differences.size(); i++) {
        if (differences.get(i).isNew()) {
          all.add(new Seen(whom, divergences.get(i), explained.get(i)));
        }
      }
    }
    return all;
  }
}
