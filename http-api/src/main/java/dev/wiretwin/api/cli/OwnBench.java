package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.comparisons.BenchLender;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.store.KeptLeases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * The boards of this machine, for one command: the bench is opened when the first is wanted, and
 * what others have leased is respected. For one thread.
 */
final class OwnBench implements TargetLender, AutoCloseable {
  private static final int FEED_ENTRIES = 16;
  private static final String BOARD = "board:";

  private final Path stateFolder;
  private final KeptLeases leases;

  /** Null until a board is wanted. */
  private Bench bench;

  OwnBench(Path stateFolder, KeptLeases leases) {
    this.stateFolder = stateFolder;
    this.leases = leases;
  }

  @Override
  public Loan borrow(String target, OptionalLong fence) throws InterruptedException {
    if (bench == null) {
      bench =
          Bench.open(
              Bench.Making.usual(stateFolder, leases),
              new Feed(new ObjectMapper(), Clock.systemUTC(), FEED_ENTRIES, 0),
              (client, why) -> {});
    }
    String name = bench.nameOf(target.substring(BOARD.length()));
    return new BenchLender(bench).borrow(BOARD + name, fence, target);
  }

  @Override
  public void close() {
    if (bench != null) {
      bench.close();
    }
  }
}
