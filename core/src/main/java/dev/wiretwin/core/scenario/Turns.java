package dev.wiretwin.core.scenario;

import dev.wiretwin.core.transport.Gate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lets one task of a run happen at a time, inside the call that brings it if it can be, so that
 * steps run inside the callback that they wait for. What comes while another task runs is done by
 * whoever runs that one, behind it: nobody ever waits. Thread safe.
 */
final class Turns {
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final Gate inside = new Gate();

  void take(Runnable task) {
    waiting.add(task);
    while (!waiting.isEmpty() && inside.enter()) {
      try {
        for (Runnable next; (next = waiting.poll()) != null; ) {
          next.run();
        }
      } finally {
        inside.leave();
      }
    }
  }
}
