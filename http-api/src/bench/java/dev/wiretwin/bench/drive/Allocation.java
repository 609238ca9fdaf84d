package dev.wiretwin.bench.drive;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * How many heap bytes all threads of the process together allocate per echo, one message at a time
 * so that nothing is shared between messages. The library calls back on one thread at a time.
 */
final class Allocation implements Receiver {
  private static final int ECHOES = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Failure failure = new Failure();
  private final Payload payload;
  private final long warmUntil;
  private volatile CountDownLatch done = new CountDownLatch(1);
  private int left;

  private Allocation(Measure measure) {
    payload = new Payload(measure.bytes());
    warmUntil = System.nanoTime() + measure.warmUp().toNanos();
  }

  static Figures measure(Contender contender, Server server, Measure measure) throws Exception {
    Allocation allocation = new Allocation(measure);
    Link link = contender.connect(server, allocation);
    do {
      allocation.run(link);
    } while (System.nanoTime() - allocation.warmUntil < 0);
    long nothing = allocation.allocated();
    long before = allocation.allocated();
    allocation.run(link);
    long after = allocation.allocated();
    link.close();
    double asking = before - nothing;
    return Figures.of("bytes_per_echo", (after - before - asking) / ECHOES);
  }

  private void run(Link link) throws InterruptedException {
    left = ECHOES;
    done = new CountDownLatch(1);
    link.send(payload.text());
    failure.await(done, PATIENCE);
  }

  /** Threads that came and went in between are not seen; none of the contenders starts any. */
  private long allocated() {
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  @Override
  public void received(Link link, String text) {
    payload.check(text);
    if (--left == 0) {
      done.countDown();
    } else {
      link.send(payload.text());
    }
  }

  @Override
  public void failed(Throwable cause) {
    failure.report(cause);
  }
}
