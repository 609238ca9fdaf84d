package dev.wiretwin.core.transport;

import java.util.ArrayDeque;

/**
 * Brings what other threads want to say onto a loop: in order, and with one wake-up however many
 * say something meanwhile. Thread safe; {@link #take} is for the loop only.
 *
 * @param <T> what is brought
 */
public final class Mailbox<T> {
  private final Loop loop;
  private final Runnable onMail;
  private final long maxBytes;

  /** Changed under this only. Null while empty. */
  private volatile ArrayDeque<T> waiting;

  private long bytes;

  /**
   * @param onMail run on the loop after something was put in; it must take everything
   * @param maxBytes bound on what may wait
   */
  public Mailbox(Loop loop, long maxBytes, Runnable onMail) {
    this.loop = loop;
    this.maxBytes = maxBytes;
    this.onMail = onMail;
  }

  /**
   * Puts something in that holds so many bytes. One item is always taken, and so is what holds
   * nothing; beyond that the bound holds.
   *
   * @return false if there was no room, and then nothing was put in
   */
  public boolean put(T item, long held) {
    boolean wake;
    synchronized (this) {
      if (held > 0 && bytes > 0 && bytes + held > maxBytes) {
        return false;
      }
      wake = waiting == null;
      if (wake) {
        waiting = new ArrayDeque<>();
      }
      waiting.add(item);
      bytes += held;
    }
    if (wake) {
      loop.execute(onMail);
    }
    return true;
  }

  /** Empties the box; null if there is nothing. */
  public synchronized ArrayDeque<T> take() {
    ArrayDeque<T> all = waiting;
    waiting = null;
    bytes = 0;
    return all;
  }

  /** Whether nothing waits; cheap enough to be asked each time. */
  public boolean isEmpty() {
    return waiting == null;
  }

  /** Bytes that wait. */
  public synchronized long bytes() {
    return bytes;
  }
}
