package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;

/**
 * Answers pings, without letting a peer that pings and does not read fill our memory: while much
 * waits to be sent only the latest ping is answered, as RFC 6455 §5.5.3 allows. Not thread safe.
 */
final class Pongs {
  private static final int MOST_WAITING = 64 << 10;

  private final Sender sender;
  private final int mostWaiting;

  /** The latest ping's payload while its answer has to wait; null when none is owed. */
  private byte[] owed;

  /** Whether the transport got rid of something since an owed pong was last sent. */
  private boolean moving;

  Pongs(Sender sender, Limits limits) {
    this.sender = sender;
    this.mostWaiting = Math.min(MOST_WAITING, limits.maxQueuedBytes() / 2);
  }

  /** Takes a ping's payload. */
  void answer(byte[] payload) {
    if (sender.queued() > mostWaiting) {
      owed = payload;
    } else {
      owed = null;
      sender.control(Opcode.PONG, payload);
    }
  }

  /** Tells how many bytes wait in the transport. */
  void backlog(long unsentBytes) {
    moving |= unsentBytes < sender.backlog();
    sender.backlog(unsentBytes);
  }

  /**
   * To be called before everything gathered is handed over: adds the pong that is owed. At most one
   * per call, and only as fast as the peer takes what we send, so that it stays bounded; but not
   * later, or a peer that we never stop sending to would wait for its pong for ever.
   */
  void settle() {
    if (owed != null && (moving || sender.backlog() <= mostWaiting)) {
      sender.control(Opcode.PONG, owed);
      owed = null;
      moving = false;
    }
  }

  /** A close frame ends all duties (§5.5.2). */
  void release() {
    owed = null;
  }
}
