package dev.wiretwin.core.transport;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one in until it is left again, whoever asks from whichever thread. Thread safe. */
public final class Gate {
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Whether the caller got in; false while somebody is inside. */
  public boolean enter() {
    return taken.compareAndSet(false, true);
  }

  public void leave() {
    taken.set(false);
  }
}
