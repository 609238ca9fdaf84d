package dev.wiretwin.bridge.serial.ports;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again which ports there are, on a thread of its own, until it is closed. */
public final class PortWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PortWatch.class);

  private final Supplier<List<PortInfo>> listing;
  private final PortListener listener;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private PortWatch(Supplier<List<PortInfo>> listing, PortListener listener, Duration interval) {
    this.listing = listing;
    this.listener = listener;
    this.interval = interval;
    thread = new Thread(this::work, "wiretwin-ports");
    thread.setDaemon(true);
  }

  static PortWatch start(
      Supplier<List<PortInfo>> listing, PortListener listener, Duration interval) {
    PortWatch watch = new PortWatch(listing, listener, interval);
    watch.thread.start();
    return watch;
  }

  private void work() {
    PortChanges changes = new PortChanges();
    try {
      do {
        look(changes);
      } while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(PortChanges changes) {
    try {
      changes.see(listing.get(), new Unclosed());
    } catch (RuntimeException listenersFault) {
      LOG.warn("the listener of serial ports failed; the watch goes on", listenersFault);
    }
  }

  /** Nothing is told once {@link #close} was called, not even the rest of one look. */
  private final class Unclosed implements PortListener {
    @Override
    public void came(PortInfo port) {
      if (closed.getCount() > 0) {
        listener.came(port);
      }
    }

    @Override
    public void went(PortInfo port) {
      if (closed.getCount() > 0) {
        listener.went(port);
      }
    }
  }

  /** Ends the watch; what the listener is just hearing may still end. Any number of times. */
  @Override
  public void close() {
    closed.countDown();
  }

  /** Waits until the thread has ended, at the most so long. */
  boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }
}
