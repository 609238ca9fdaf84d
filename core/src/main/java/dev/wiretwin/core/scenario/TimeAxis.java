package dev.wiretwin.core.scenario;

import dev.wiretwin.core.lab.LabRecording;

/**
 * Puts what a lab server saw on the axis of the target's own time, so that everything of a trace
 * stands on one. A value.
 *
 * @param labZeroNanos when the target's time began (its first connect call), on the lab server's
 *     clock
 * @param scale real milliseconds per device millisecond
 */
public record TimeAxis(long labZeroNanos, double scale) {
  /** Both clocks began together and pass in real time. */
  public static final TimeAxis SAME = new TimeAxis(0, 1);

  /** Device nanoseconds since time zero of what has this time in the lab server's recording. */
  public long device(long labNanos) {
    return Math.round((labNanos - labZeroNanos) / scale);
  }

  /**
   * The axis that fits what was seen: who tells over a slow line that it has begun is heard too
   * late, yet nobody connects before.
   */
  TimeAxis fitting(LabRecording seen) {
    long first =
        seen.connections().stream()
            .mapToLong(LabRecording.Connection::acceptedAt)
            .min()
            .orElse(labZeroNanos);
    return new TimeAxis(Math.min(labZeroNanos, first), scale);
  }
}
