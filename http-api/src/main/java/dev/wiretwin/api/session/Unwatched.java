package dev.wiretwin.api.session;

/** Where nobody counts what sessions do. Stateless, any thread. */
public final class Unwatched implements SessionWatch {
  @Override
  public void happened(String target, SessionEvent event) {
    // nobody counts
  }

  @Override
  public void answered(String target, long nanos) {
    // nobody counts
  }
}
