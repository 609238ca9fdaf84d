package dev.wiretwin.bench.board;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Boards that echo for long while things go wrong: what has piled up in the end? */
final class Soak {
  private static final int WARM_SECONDS = 30;
  private static final int REPORT_SECONDS = 30;
  private static final int BITS = 10;
  private static final long STILL_MILLIS = 500;
  private static final long SEED = 4;
  private static final int TRIES = 5;
  private static final List<String> FAULTS =
      List.of(
          "drop-to-board:p=0.001,run=1-40",
          "drop-to-host:p=0.001",
          "flip-to-board:p=0.0005",
          "flip-to-host:p=0.0005",
          "reset",
          "stall:ms=300",
          "clear");

  private final HostingProcess host;
  private final int baud;
  private final PrintWriter progress;
  private final SplittableRandom random = new SplittableRandom(SEED);

  Soak(HostingProcess host, int baud, PrintWriter progress) {
    this.host = host;
    this.baud = baud;
    this.progress = progress;
  }

  /**
   * What is different at the end from what was when it had warmed up.
   *
   * @param dead boards that echo nothing when all faults are over
   * @param complaints lines about the emulation itself in log and diaries
   */
  record Outcome(
      int faults,
      double megabytes,
      int threads,
      int files,
      double mib,
      int dead,
      long complaints) {}

  Outcome run(int seconds) throws IOException, InterruptedException {
    ExecutorService hosts = Executors.newCachedThreadPool();
    CountDownLatch over = new CountDownLatch(1);
    BooleanSupplier running = () -> over.getCount() > 0;
    List<long[]> heard = new ArrayList<>();
    for (Port port : host.ports()) {
      long[] count = new long[1];
      heard.add(count);
      hosts.execute(() -> feed(port, running));
      hosts.execute(() -> listen(port, running, count));
    }
    Consumption early = host.consumption();
    int faults = 0;
    for (int second = 0; second < seconds; second++) {
      over.await(1, TimeUnit.SECONDS);
      faults += strike();
      if (second == Math.min(WARM_SECONDS, seconds / 2)) {
        early = host.consumption();
      }
      if (second % REPORT_SECONDS == 0) {
        progress.println("  " + second + " s: " + host.consumption());
        progress.flush();
      }
    }
    for (int board = 0; board < host.ports().size(); board++) {
      host.fault(board, "clear");
    }
    over.countDown();
    hosts.shutdown();
    hosts.awaitTermination(TRIES, TimeUnit.SECONDS);
    int dead = dead();
    Consumption late = host.consumption();
    return new Outcome(
        faults,
        heard.stream().mapToLong(count -> count[0]).sum() / 1e6,
        late.threads() - early.threads(),
        late.files() - early.files(),
        late.mib() - early.mib(),
        dead,
        complaints());
  }

  private int strike() throws IOException {
    int board = random.nextInt(host.ports().size());
    host.fault(board, FAULTS.get(random.nextInt(FAULTS.size())));
    return 1;
  }

  private void feed(Port port, BooleanSupplier running) {
    byte[] tenth =
        "0123456789abcde\n".repeat(baud / BITS / 10 / 16).getBytes(StandardCharsets.US_ASCII);
    try {
      while (running.getAsBoolean()) {
        port.write(tenth);
      }
    } catch (IOException gone) {
      // shows as a board that does not answer
    }
  }

  private static void listen(Port port, BooleanSupplier running, long[] count) {
    try {
      while (running.getAsBoolean()) {
        count[0] += port.next(STILL_MILLIS).bytes().length;
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** A board that was reset runs its script again; one that lost bytes has lost only those. */
  private int dead() throws IOException, InterruptedException {
    int dead = 0;
    for (Port port : host.ports()) {
      boolean answers = false;
      for (int i = 0; i < TRIES && !answers; i++) {
        while (port.next(STILL_MILLIS).bytes().length > 0) {
          // what was under way
        }
        port.write("still there?".getBytes(StandardCharsets.US_ASCII));
        answers = port.next(STILL_MILLIS).bytes().length > 0;
      }
      dead += answers ? 0 : 1;
    }
    return dead;
  }

  private long complaints() throws IOException {
    StringBuilder all = new StringBuilder(host.said());
    for (int board = 0; board < host.ports().size(); board++) {
      all.append(host.diary(board));
    }
    return all.toString()
        .lines()
        .filter(
            line -> line.contains("xception") || line.contains("failed") || line.contains("WARN"))
        .peek(line -> progress.println("  " + line))
        .count();
  }
}
