package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.Outbox;
import java.util.ArrayDeque;

/**
 * The outboxes that one loop lends to its connections, so that an idle connection holds no buffer.
 * Not thread safe: one loop owns it.
 */
public final class Outboxes {
  private static final int KEPT = 16;

  private final ArrayDeque<Outbox> free = new ArrayDeque<>(KEPT);

  Outbox take() {
    Outbox outbox = free.pollLast();
    return outbox == null ? new Outbox() : outbox;
  }

  void giveBack(Outbox outbox) {
    outbox.clear();
    if (free.size() < KEPT) {
      free.addLast(outbox);
    }
  }
}
