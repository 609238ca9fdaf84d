package dev.wiretwin.bridge.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives an open device for a line: reads on a thread of its own, says once that it is gone, and
 * gives up a device that takes nothing. The listener is called by that one thread, never after
 * {@link #close} returned. Thread safe.
 */
public final class LinePump {
  /** How long a device may take nothing before it is given up. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(LinePump.class);
  private static final int READ_BYTES = 4096;
  private static final int FEWEST_BYTES = 16;
  private static final int MOST_BYTES = 4096;
  private static final int BITS_PER_BYTE = 10;
  private static final int PIECES_PER_SECOND = 4;
  private static final int LOOKS_PER_PATIENCE = 10;
  private static final long LONGEST_DELIVERY_MS = 1_000;
  private static final ScheduledThreadPoolExecutor WATCH = watch();

  private final String name;
  private final LinePipe pipe;
  private final LineListener listener;
  private final long patience;
  private final Thread reader;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicReference<String> end = new AtomicReference<>();
  private volatile boolean closed;
  private volatile boolean busy;
  private volatile long progress;

  /**
   * @param name of the line, for sentences about it
   * @param patience how long a write may make no progress
   */
  public LinePump(String name, LinePipe pipe, LineListener listener, Duration patience) {
    this.name = name;
    this.pipe = pipe;
    this.listener = listener;
    this.patience = patience.toNanos();
    reader = new Thread(this::work, "wiretwin-line " + name);
    reader.setDaemon(true);
  }

  /** One thread looks after the writers of all lines, and ends when there are none. */
  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "wiretwin-line-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setKeepAliveTime(1, TimeUnit.SECONDS);
    watch.allowCoreThreadTimeOut(true);
    watch.setRemoveOnCancelPolicy(true);
    return watch;
  }

  /** Begins to listen. Once. */
  public void start() {
    reader.start();
  }

  /**
   * Writes all bytes.
   *
   * @param baud the line's rate; decides how much may be written between two looks at the clock
   * @throws LineFailure if the line is gone, closed, or takes nothing for longer than the patience
   */
  public void write(byte[] bytes, int baud) throws LineFailure {
    int piece =
        Math.max(FEWEST_BYTES, Math.min(MOST_BYTES, baud / BITS_PER_BYTE / PIECES_PER_SECOND));
    writing.lock();
    try {
      progress = System.nanoTime();
      busy = true;
      int from = 0;
      while (from < bytes.length) {
        demandOpen();
        int to = Math.min(bytes.length, from + piece);
        from +=
            taken(from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to));
        progress = System.nanoTime();
      }
      demandOpen();
    } finally {
      busy = false;
      writing.unlock();
    }
  }

  /** Something of the line's own that must go out whole, between two writes. */
  @FunctionalInterface
  public interface Whole {
    void send() throws IOException;
  }

  /**
   * Sends what is no data of the line, with the same patience.
   *
   * @throws LineFailure if the line is gone, closed, or takes nothing for longer than the patience
   */
  public void send(Whole whole) throws LineFailure {
    writing.lock();
    try {
      demandOpen();
      progress = System.nanoTime();
      busy = true;
      whole.send();
    } catch (LineFailure told) {
      throw told;
    } catch (IOException failed) {
      giveUp(name + " is gone: " + failed.getMessage());
    } finally {
      busy = false;
      writing.unlock();
    }
    demandOpen();
  }

  private int taken(byte[] piece) throws LineFailure {
    int taken;
    try {
      taken = pipe.write(piece);
    } catch (IOException failed) {
      taken = -1;
    }
    if (taken <= 0) {
      demandOpen();
      giveUp(name + " is gone: was the board unplugged?");
      demandOpen();
    }
    return taken;
  }

  /**
   * @throws LineFailure if the line is closed or gone; says which
   */
  public void demandOpen() throws LineFailure {
    String why = end.get();
    if (why != null) {
      throw new LineFailure(why);
    }
    if (closed) {
      throw new LineFailure(name + " is closed: open it again");
    }
  }

  public boolean isOpen() {
    return !closed && end.get() == null;
  }

  /** Ends the line from within: the first reason counts, and the listener hears it. */
  public void giveUp(String why) {
    if (!closed && end.compareAndSet(null, why)) {
      pipe.close();
    }
  }

  private void look() {
    if (busy && System.nanoTime() - progress > patience) {
      giveUp(
          name
              + " took nothing for "
              + TimeUnit.NANOSECONDS.toMillis(patience)
              + " ms and was given up: reset the board and open it again");
    }
  }

  private void work() {
    long step = Math.max(1, patience / LOOKS_PER_PATIENCE);
    ScheduledFuture<?> looking =
        WATCH.scheduleWithFixedDelay(this::look, step, step, TimeUnit.NANOSECONDS);
    try {
      read();
    } finally {
      looking.cancel(false);
      pipe.close();
    }
    deliver(() -> listener.gone(end.get()));
  }

  private void read() {
    byte[] buffer = new byte[READ_BYTES];
    try {
      for (int count = pipe.read(buffer); count >= 0; count = pipe.read(buffer)) {
        byte[] bytes = Arrays.copyOf(buffer, count);
        if (closed || end.get() != null || count > 0 && !deliver(() -> listener.received(bytes))) {
          return;
        }
      }
      giveUp(name + " is gone: was the board unplugged?");
    } catch (IOException failed) {
      giveUp(name + " is gone: " + failed.getMessage());
    }
  }

  /** What the listener throws ends the line: what it missed cannot be told again. */
  private boolean deliver(Runnable call) {
    try {
      if (!closed) {
        call.run();
      }
      return true;
    } catch (RuntimeException listenersFault) {
      LOG.error("the listener of {} failed: the line is given up", name, listenersFault);
      giveUp(name + " was given up: its listener failed with " + listenersFault);
      return false;
    }
  }

  /**
   * Ends the line from outside: the listener hears nothing more. Waits for the call that it is in,
   * but not for long, and not when it is that call which closes. And waits for the reader: one that
   * still reads from the device would take what belongs to whoever opens it next. Any number of
   * times.
   */
  public void close() {
    closed = true;
    pipe.close();
    if (Thread.currentThread() != reader) {
      try {
        awaitEnd(LONGEST_DELIVERY_MS);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until nothing of the line runs any more, at the most so long. */
  boolean awaitEnd(long millis) throws InterruptedException {
    reader.join(millis);
    return !reader.isAlive();
  }
}
