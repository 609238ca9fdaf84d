package dev.wiretwin.api.session;

import java.time.Duration;

/**
 * The bounds within which sessions may be had. Immutable.
 *
 * @param most sessions at a time
 * @param logEntries events that a session keeps
 * @param logBytes memory for them, about
 * @param idle a session without request and event for that long is ended
 * @param remembered how long an ended session is known to have been there
 */
public record SessionLimits(
    int most, int logEntries, int logBytes, Duration idle, Duration remembered) {
  /** 2,000 sessions of 1,000 events and 256 KiB each; ten minutes. */
  public static final SessionLimits DEFAULT =
      new SessionLimits(2_000, 1_000, 256 << 10, Duration.ofMinutes(10), Duration.ofMinutes(10));
}
