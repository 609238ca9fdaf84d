package dev.wiretwin.api.session;

/** Counts what sessions do. Called on clients' own threads: must be quick and never block. */
public interface SessionWatch {
  /** Nobody counts. */
  SessionWatch NOBODY =
      new SessionWatch() {
        @Override
        public void happened(String target, SessionEvent event) {
          // nobody counts
        }

        @Override
        public void answered(String target, long nanos) {
          // nobody counts
        }
      };

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
