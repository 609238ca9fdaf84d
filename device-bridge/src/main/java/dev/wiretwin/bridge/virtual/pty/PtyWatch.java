package dev.wiretwin.bridge.virtual.pty;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the pseudo terminals of a process when their hosts have written something: one thread
 * asleep in {@code poll(2)}, without a time-out. Any thread.
 */
public final class PtyWatch implements AutoCloseable {
  private static final int ENTRY = 8;
  private static final int EVENTS = 4;
  private static final int RESULTS = 6;
  private static final long LONGEST_WAIT_SECONDS = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition looked = lock.newCondition();
  private final Map<Integer, Runnable> waiting = new HashMap<>();
  private final Thread thread;
  private final int bell;
  private List<Integer> polled = List.of();
  private Memory entries = new Memory(ENTRY);
  private boolean closed;

  private PtyWatch(int bell) {
    this.bell = bell;
    thread = new Thread(this::work, "pty-watch");
    thread.setDaemon(true);
  }

  /**
   * @throws IOException with the way out where there are no pseudo terminals
   */
  public static PtyWatch start() throws IOException {
    Pty.demandLinux(System.getProperty("os.name"));
    try {
      int bell = Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC);
      if (bell < 0) {
        throw new IOException("no event descriptor: raise ulimit -n or use --tcp PORT");
      }
      PtyWatch watch = new PtyWatch(bell);
      watch.thread.start();
      return watch;
    } catch (LinkageError missing) {
      throw new IOException("the C library cannot be called here: use --tcp PORT", missing);
    }
  }

  /** Runs {@code ready} once, on the watch's thread, as soon as the master can be read. */
  void whenReadable(int master, Runnable ready) {
    lock.lock();
    try {
      waiting.put(master, ready);
      ring();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the master and returns when nobody waits for it any more, so that it can be closed. */
  void forget(int master) {
    lock.lock();
    try {
      waiting.remove(master);
      ring();
      long left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
      while (polled.contains(master) && left > 0) {
        left = looked.awaitNanos(left);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void ring() {
    if (!closed) {
      byte[] one = new byte[Long.BYTES];
      one[0] = 1;
      one[Long.BYTES - 1] = 1;
      Libc.write(bell, one, new NativeLong(one.length));
    }
  }

  private void work() {
    for (int count = prepare(); count > 0; count = prepare()) {
      int ready = Libc.poll(entries, new NativeLong(count), -1);
      collect(ready).forEach(Runnable::run);
    }
    Libc.close(bell);
  }

  /** Lists what to wait for; 0 when the watch is closed. */
  private int prepare() {
    lock.lock();
    try {
      if (closed) {
        return 0;
      }
      polled = List.copyOf(waiting.keySet());
      int count = polled.size() + 1;
      if (entries.size() < (long) count * ENTRY) {
        entries = new Memory(2L * count * ENTRY);
      }
      entries.clear();
      enter(0, bell);
      for (int i = 1; i < count; i++) {
        enter(i, polled.get(i - 1));
      }
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void enter(int place, int fd) {
    entries.setInt((long) place * ENTRY, fd);
    entries.setShort((long) place * ENTRY + EVENTS, Libc.POLLIN);
  }

  private List<Runnable> collect(int ready) {
    List<Runnable> found = new ArrayList<>();
    lock.lock();
    try {
      Libc.read(bell, new byte[Long.BYTES], new NativeLong(Long.BYTES));
      for (int i = 0; i < polled.size() && ready > 0; i++) {
        if (entries.getShort((i + 1L) * ENTRY + RESULTS) != 0) {
          Runnable what = waiting.remove(polled.get(i));
          if (what != null) {
            found.add(what);
          }
        }
      }
      polled = List.of();
      looked.signalAll();
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread; nobody is told of anything any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      ring();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the thread has ended, at the most so long. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }
}
