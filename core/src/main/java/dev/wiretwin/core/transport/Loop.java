package dev.wiretwin.core.transport;

import dev.wiretwin.core.engine.Outboxes;

/**
 * One thread, one clock and one source of randomness, shared by the connections that live on it.
 * Everything a connection owns is touched on its loop only; {@link #execute}, {@link #schedule},
 * {@link #now} and {@link #isCurrent} may be called from any thread, the rest only on the loop.
 */
public interface Loop {
  /** Runs the task on this loop, after what is already waiting there. */
  void execute(Runnable task);

  /** Runs the task once, {@code delayNanos} (0 or more) from now. */
  Timer schedule(long delayNanos, Runnable task);

  /** Nanoseconds on a clock that never goes back; only differences mean something. */
  long now();

  /** Whether the caller runs on this loop. */
  boolean isCurrent();

  /** Buffers for what is about to be sent. */
  Outboxes outboxes();

  /** An unpredictable masking key (RFC 6455 §5.3, §10.3). */
  int maskKey();

  /** An unpredictable {@code Sec-WebSocket-Key} (§4.1): 16 bytes in base64. */
  String handshakeKey();

  /** A task that waits for its time. */
  interface Timer {
    /** Forgets the task if it has not run yet. On the loop only. */
    void cancel();
  }
}
