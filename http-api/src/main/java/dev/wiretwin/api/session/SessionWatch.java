package dev.wiretwin.api.session;

/** Counts what sessions do. Called on clients' own threads: must be quick and never block. */
public interface SessionWatch {
  /**
   * @param target {@code jvm} or {@code board:…}
   */
  void happened(String target, SessionEvent event);

  /**
   * A message was sent and somebody waited for the next that came.
   *
   * @param nanos from the one to the other
   */
  void answered(String target, long nanos);
}
