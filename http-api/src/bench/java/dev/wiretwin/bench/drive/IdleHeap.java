package dev.wiretwin.bench.drive;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How much heap one idle connection holds: the difference a few thousand of them make to the used
 * heap after collecting, first as opened and then again when each has carried one message. Memory
 * outside the heap does not show here.
 */
final class IdleHeap implements Receiver {
  private static final int WARM_UP_CONNECTIONS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_COLLECTIONS = 12;

  private final Failure failure = new Failure();
  private final Payload payload;
  private volatile CountDownLatch echoes = new CountDownLatch(0);

  private IdleHeap(Measure measure) {
    payload = new Payload(measure.bytes());
  }

  static Figures measure(Contender contender, Server server, Measure measure) throws Exception {
    IdleHeap idle = new IdleHeap(measure);
    List<Link> links = new ArrayList<>(measure.amount() + WARM_UP_CONNECTIONS);
    idle.open(contender, server, links, WARM_UP_CONNECTIONS);
    idle.echoOn(links);
    long before = usedHeap();
    idle.open(contender, server, links, measure.amount());
    long opened = usedHeap();
    idle.echoOn(links);
    long used = usedHeap();
    links.forEach(Link::close);
    double kibs = measure.amount() * 1024.0;
    return Figures.of("idle_kib", (opened - before) / kibs)
        .with("used_kib", (used - before) / kibs);
  }

  private void open(Contender contender, Server server, List<Link> links, int count)
      throws Exception {
    for (int i = 0; i < count; i++) {
      links.add(contender.connect(server, this));
    }
    failure.watch(Duration.ZERO);
  }

  private void echoOn(List<Link> links) throws InterruptedException {
    echoes = new CountDownLatch(links.size());
    for (Link link : links) {
      link.send(payload.text());
    }
    failure.await(echoes, PATIENCE);
  }

  /** Collects until another collection frees nothing worth mentioning. */
  private static long usedHeap() throws InterruptedException {
    long used = collect();
    for (int i = 0; i < MOST_COLLECTIONS; i++) {
      long again = collect();
      if (used - again < 1024) {
        return again;
      }
      used = again;
    }
    return used;
  }

  private static long collect() throws InterruptedException {
    // Cleaners and the libraries' own threads get a moment to let go of what they hold.
    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Override
  public void received(Link link, String text) {
    if (text.length() != payload.text().length()) {
      failure.report(new IllegalStateException("another text came back"));
    }
    echoes.countDown();
  }

  @Override
  public void failed(Throwable cause) {
    failure.report(cause);
  }
}
