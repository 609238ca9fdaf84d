package dev.wiretwin.api.session;

import java.util.Set;

/** What a verb is waited for, and what its outcome is called. */
enum Goal {
  CONNECT("pending", SessionEvent.CONNECTION, SessionEvent.CLOSE, SessionEvent.ENDED),
  SEND("sent", SessionEvent.RECEIVE, SessionEvent.CLOSE, SessionEvent.ENDED),
  CLOSE("pending", SessionEvent.CLOSE, SessionEvent.ENDED);

  static final String PENDING = "pending";

  private final String atOnce;
  private final Set<String> reachedBy;

  Goal(String atOnce, String... reachedBy) {
    this.atOnce = atOnce;
    this.reachedBy = Set.of(reachedBy);
  }

  /** For somebody who does not wait. */
  String atOnce() {
    return atOnce;
  }

  boolean isReachedBy(SessionEvent event) {
    return reachedBy.contains(event.type());
  }

  /** What that event makes of the verb. */
  static String outcome(SessionEvent event) {
    return switch (event.type()) {
      case SessionEvent.CONNECTION -> "open";
      case SessionEvent.RECEIVE -> "received";
      default -> "closed";
    };
  }
}
