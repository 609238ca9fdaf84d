package dev.wiretwin.api.cli;

import java.util.Locale;

/** Says how long something takes, as people say it. Stateless, any thread. */
final class TimeWords {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private TimeWords() {}

  static String ofMs(long ms) {
    if (ms >= HOUR) {
      return ms / HOUR + " h " + ms % HOUR / MINUTE + " min";
    } else if (ms >= MINUTE) {
      return ms / MINUTE + " min " + ms % MINUTE / SECOND + " s";
    } else if (ms >= 10 * SECOND) {
      return ms / SECOND + " s";
    } else if (ms >= SECOND) {
      return String.format(Locale.ROOT, "%.1f s", (double) ms / SECOND);
    }
    return ms + " ms";
  }
}
