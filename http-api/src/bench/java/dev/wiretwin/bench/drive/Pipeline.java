package dev.wiretwin.bench.drive;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Pipelined echo: a window of messages is always under way, and each one that comes back sends the
 * next from its callback. The library calls back on one thread at a time; the measuring thread only
 * looks at the published count.
 */
final class Pipeline implements Receiver {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Below this size messages are so many that publishing each would be felt. */
  private static final int LARGE = 4 << 10;

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch drained = new CountDownLatch(1);
  private final Failure failure = new Failure();
  private final Payload payload;
  private final int publishMask;
  private long count;
  private int inFlight;
  private volatile boolean running = true;
  private volatile long published;

  private Pipeline(Measure measure) {
    payload = new Payload(measure.bytes());
    publishMask = measure.bytes() < LARGE ? 31 : 0;
    inFlight = measure.amount();
  }

  static Figures measure(Contender contender, Server server, Measure measure) throws Exception {
    Pipeline pipeline = new Pipeline(measure);
    Link link = contender.connect(server, pipeline);
    for (int i = 0; i < measure.amount(); i++) {
      link.send(pipeline.payload.text());
    }
    pipeline.failure.await(pipeline.started, PATIENCE);
    pipeline.failure.watch(measure.warmUp());
    long began = System.nanoTime();
    long first = pipeline.published;
    pipeline.failure.watch(measure.time());
    long messages = pipeline.published - first;
    double seconds = (System.nanoTime() - began) / 1e9;
    pipeline.running = false;
    pipeline.failure.await(pipeline.drained, PATIENCE);
    link.close();
    return Figures.of("per_second", messages / seconds).with("echoes", messages);
  }

  @Override
  public void received(Link link, String text) {
    payload.check(text);
    if (count++ == 0) {
      started.countDown();
    }
    if ((count & publishMask) == 0) {
      published = count;
    }
    if (running) {
      link.send(payload.text());
    } else if (--inFlight == 0) {
      drained.countDown();
    }
  }

  @Override
  public void failed(Throwable cause) {
    failure.report(cause);
  }
}
