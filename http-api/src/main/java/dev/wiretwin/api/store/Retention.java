package dev.wiretwin.api.store;

import java.time.Duration;

/**
 * How long things are kept, and how many. Immutable.
 *
 * @param age comparisons that ended longer ago go, and so do entries of the feed
 * @param bytes when more is taken, the comparisons that were asked for first go, but none that is
 *     queued or running
 */
public record Retention(Duration age, long bytes) {
  /** 90 days, 2 GiB. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(90), 2L << 30);

  public Retention {
    if (age.isNegative() || age.isZero() || bytes <= 0) {
      throw new IllegalArgumentException(
          "keep for some time and some bytes: " + age + ", " + bytes);
    }
  }
}
