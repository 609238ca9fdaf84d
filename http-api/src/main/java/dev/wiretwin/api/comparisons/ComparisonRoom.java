package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.Product;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.store.Store;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Comparisons with all that belongs to them, put together for a service or a command. Thread safe;
 * closing it cuts off what runs.
 *
 * @param desk has their reports
 * @param shelf has their scenarios
 */
public record ComparisonRoom(Comparisons comparisons, ReportDesk desk, ScenarioShelf shelf)
    implements AutoCloseable {
  /**
   * @param store keeps them; stays open
   * @param catalogue asked anew when a comparison starts
   * @param labHost where lab servers listen for boards that do not run on this machine; empty when
   *     such boards are not to be compared
   * @param names for scenarios that are not ours: where the JVM's client may connect
   */
  public static ComparisonRoom open(
      Store store,
      Feed feed,
      TargetLender boards,
      Supplier<Catalogue> catalogue,
      Optional<String> labHost,
      NameLookup names) {
    Clock clock = Clock.systemUTC();
    ScenarioShelf shelf = new ScenarioShelf(store.scenarios(), clock);
    Surroundings around =
        new Surroundings(
            store.comparisons(),
            feed,
            boards,
            catalogue,
            labHost,
            names,
            clock,
            System::nanoTime,
            new SecureRandom());
    return new ComparisonRoom(
        new Comparisons(around, shelf),
        new ReportDesk(store.comparisons(), Product.version()),
        shelf);
  }

  @Override
  public void close() {
    comparisons.close();
  }
}
