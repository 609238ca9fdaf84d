package dev.wiretwin.bench.drive;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Ping-pong: one message out, the next one when it came back, each sent from the callback that
 * brought the last. The library calls back on one thread at a time.
 */
final class RoundTrips implements Receiver {
  private static final int MOST = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final long[] nanos = new long[MOST];
  private final CountDownLatch done = new CountDownLatch(1);
  private final Failure failure = new Failure();
  private final Payload payload;
  private final long measureFrom;
  private final long measureUntil;
  private volatile long sentAt;
  private int count;

  private RoundTrips(Measure measure) {
    payload = new Payload(measure.bytes());
    measureFrom = System.nanoTime() + measure.warmUp().toNanos();
    measureUntil = measureFrom + measure.time().toNanos();
  }

  static Figures measure(Contender contender, Server server, Measure measure) throws Exception {
    RoundTrips trips = new RoundTrips(measure);
    Link link = contender.connect(server, trips);
    trips.sentAt = System.nanoTime();
    link.send(trips.payload.text());
    trips.failure.await(trips.done, measure.warmUp().plus(measure.time()).plus(PATIENCE));
    link.close();
    return trips.figures();
  }

  @Override
  public void received(Link link, String text) {
    long now = System.nanoTime();
    payload.check(text);
    if (now - measureFrom > 0 && count < MOST) {
      nanos[count++] = now - sentAt;
    }
    if (now - measureUntil > 0) {
      done.countDown();
      return;
    }
    sentAt = System.nanoTime();
    link.send(payload.text());
  }

  @Override
  public void failed(Throwable cause) {
    failure.report(cause);
  }

  private Figures figures() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return Figures.of("p50_us", Percentile.of(sorted, 50) / 1e3)
        .with("p99_us", Percentile.of(sorted, 99) / 1e3)
        .with("echoes", count);
  }
}
