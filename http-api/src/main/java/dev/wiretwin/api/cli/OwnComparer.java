package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.comparisons.ComparisonRoom;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.report.ScenarioReport;
import dev.wiretwin.api.store.KeptComparisons;
import dev.wiretwin.api.store.SqliteStore;
import dev.wiretwin.api.store.Store;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

/** Makes comparisons in this process, and keeps them where a service would. For one thread. */
final class OwnComparer implements Comparer {
  private static final int FEED_ENTRIES = 100;

  private final Store store;
  private final OwnBench bench;
  private final ComparisonRoom room;

  private OwnComparer(
      Store store,
      OwnBench bench,
      TargetLender boards,
      Catalogue catalogue,
      Optional<String> labHost) {
    this.store = store;
    this.bench = bench;
    Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), FEED_ENTRIES, 0);
    room = ComparisonRoom.open(store, feed, boards, () -> catalogue, labHost, NameLookup.SYSTEM);
  }

  /**
   * @param pace of the clock of its own virtual board
   * @param baud of ports that are named by their path
   * @param labHost where lab servers listen for real boards; empty when none are to be compared
   */
  static OwnComparer in(
      Path stateFolder, double pace, int baud, Catalogue catalogue, Optional<String> labHost) {
    SqliteStore store = SqliteStore.forCommand(stateFolder);
    store.recover(Clock.systemUTC().instant());
    OwnBench bench = new OwnBench(stateFolder, store.leases());
    return new OwnComparer(store, bench, new OwnBoards(pace, baud, bench), catalogue, labHost);
  }

  @Override
  public ComparisonInfo submit(Wish wish) {
    return room.comparisons().submit(wish);
  }

  @Override
  public ComparisonInfo look(String id, Duration limit) throws InterruptedException {
    try {
      return room.comparisons().whenOver(id, limit).get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a comparison cannot be looked at", failed.getCause());
    }
  }

  @Override
  public List<String> done(String id) {
    return room.comparisons().outcomes(id).stream().map(KeptComparisons.Outcome::name).toList();
  }

  @Override
  public ScenarioReport scenario(String id, String name) {
    return Reports.readScenario(room.desk().scenario(id, name));
  }

  @Override
  public byte[] report(String id, String ending) {
    ReportDocument document = room.desk().document(id, true);
    return switch (ending) {
      case "html" -> Reports.html(document);
      case "json" -> Reports.json(document);
      case "xml" -> Reports.junit(document);
      case "har" -> Reports.har(document);
      case "pcap" -> Reports.pcap(document);
      default -> throw new IllegalArgumentException("there is no report." + ending);
    };
  }

  @Override
  public void cancel(String id) {
    room.comparisons().cancel(id);
  }

  @Override
  public List<ComparisonInfo> latest(int limit) {
    return room.comparisons()
        .list(KeptComparisons.Filter.ALL, OptionalLong.empty(), limit)
        .comparisons();
  }

  @Override
  public void close() {
    room.close();
    bench.close();
    store.close();
  }
}
