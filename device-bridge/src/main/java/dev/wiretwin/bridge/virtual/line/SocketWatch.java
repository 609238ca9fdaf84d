package dev.wiretwin.bridge.virtual.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the TCP lines of a process when a client has come or has written: one thread asleep in a
 * selector, without a time-out. Any thread.
 */
public final class SocketWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketWatch.class);

  private static final long LONGEST_WAIT_SECONDS = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition looked = lock.newCondition();
  private final Selector selector;
  private final Thread thread;

  private SocketWatch(Selector selector) {
    this.selector = selector;
    thread = new Thread(this::work, "socket-watch");
    thread.setDaemon(true);
  }

  public static SocketWatch start() throws IOException {
    SocketWatch watch = new SocketWatch(Selector.open());
    watch.thread.start();
    return watch;
  }

  /**
   * Has {@code ready} run, on the watch's thread, when the channel can do this: again and again for
   * new clients, once for reading.
   */
  void watch(SelectableChannel channel, int operation, Runnable ready) throws IOException {
    try {
      channel.register(selector, operation, ready);
      selector.wakeup();
    } catch (ClosedSelectorException ended) {
      throw new IOException("the socket watch is closed: make lines before closing it", ended);
    }
  }

  /** Lets closed channels go soon. */
  void forget() {
    selector.wakeup();
  }

  /**
   * Lets a closed channel go and returns when its port is free; not for the watch's own thread, nor
   * for one that holds a lock which that thread takes.
   */
  void forget(SelectableChannel closed) {
    lock.lock();
    try {
      selector.wakeup();
      long left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
      while (closed.isRegistered() && left > 0) {
        left = looked.awaitNanos(left);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (selector.isOpen()) {
        selector.select(SocketWatch::serve);
        tellLooked();
      }
    } catch (ClosedSelectorException ended) {
      LOG.debug("no more TCP lines");
    } catch (IOException broken) {
      LOG.warn("TCP lines are deaf now: start the boards again", broken);
    }
  }

  private void tellLooked() {
    lock.lock();
    try {
      looked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void serve(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    Runnable ready = (Runnable) key.attachment();
    if (key.interestOps() == SelectionKey.OP_READ) {
      key.interestOps(0);
    }
    ready.run();
  }

  /** Ends the thread; nobody is told of anything any more. */
  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException kept) {
      throw new UncheckedIOException("the selector stays open until the process ends", kept);
    }
  }

  /** Waits until the thread has ended, at the most so long. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }
}
