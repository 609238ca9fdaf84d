package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.catalogue.BenchCatalogue;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueFile;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.api.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Comparisons on pretended boards, with everything they stand on. */
public final class Bureau implements AutoCloseable {
  public static final String SCENARIO =
      "{\"name\": \"refused\", \"client\": [\"connect\", {\"wait\": \"close\"}], \"server\": null}";

  /** Where what is accepted is written. */
  public final Path own = folder().resolve("divergences.yaml");

  public final BenchCatalogue catalogue =
      new BenchCatalogue(Catalogue.builtIn(), new CatalogueFile(own));
  public final MemoryStore store = new MemoryStore();
  public final PretendBoards boards = new PretendBoards();
  public final Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 1_000, 0);
  public final ScenarioShelf shelf = new ScenarioShelf(store.scenarios(), Clock.systemUTC());
  public final ReportDesk desk = new ReportDesk(store.comparisons(), "test");
  public final Comparisons comparisons = another();

  /** Where lab servers listen for boards that are not on this machine. */
  Optional<String> labHost = Optional.empty();

  /** One more on the same store, as after a restart. */
  Comparisons another() {
    return new Comparisons(around(), shelf);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("bureau");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Surroundings around() {
    return new Surroundings(
        store.comparisons(),
        feed,
        boards,
        catalogue::now,
        labHost,
        new LocalNames(),
        Clock.systemUTC(),
        System::nanoTime,
        new SplittableRandom());
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** So many scenarios that are over in no time. */
  static Wish wish(int scenarios, String... targets) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < scenarios; i++) {
      all.append(i == 0 ? "[" : ",").append(SCENARIO.replace("refused", "refused" + i));
    }
    return new Wish(
        null, null, json(all.append(']').toString()), List.of(targets), null, null, null, null);
  }

  public ComparisonInfo over(String id) throws Exception {
    return comparisons.whenOver(id, Duration.ofSeconds(20)).get(20, TimeUnit.SECONDS);
  }

  List<FeedEntry> told(String comparison) throws InterruptedException {
    return feed.after(0, one -> one.subject().comparison().equals(comparison), Duration.ZERO)
        .entries();
  }

  @Override
  public void close() {
    comparisons.close();
    try {
      Files.deleteIfExists(own);
      Files.deleteIfExists(own.getParent());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
