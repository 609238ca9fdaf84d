package dev.wiretwin.core.engine;

/**
 * Tells when a silent peer must be pinged and when it counts as gone. Only received bytes prove
 * life: sending does not ({@code websocketclient.c}, ws_sendPingTimeout).
 */
final class Heartbeat {
  /** What a tick calls for. */
  enum Verdict {
    WAIT,
    PING,
    GONE
  }

  private long due = Long.MAX_VALUE;
  private int unanswered;

  /** Starts, or starts again, to count the silence from {@code now} on. */
  void heard(long now, Timing timing) {
    due = now + timing.pingNanos();
    unanswered = 0;
  }

  /**
   * Stops counting, until {@link #heard}: a peer we do not listen to cannot be blamed for its
   * silence.
   */
  void suspend() {
    due = Long.MAX_VALUE;
  }

  Verdict tick(long now, Timing timing) {
    if (now < due) {
      return Verdict.WAIT;
    }
    if (unanswered >= timing.unansweredPings()) {
      return Verdict.GONE;
    }
    unanswered++;
    due = now + timing.pingNanos();
    return Verdict.PING;
  }

  /** When {@link #tick} has something to say next; {@link Long#MAX_VALUE} for never. */
  long due() {
    return due;
  }
}
