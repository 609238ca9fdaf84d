package dev.wiretwin.api.compare;

/**
 * A target as comparisons name it. A value.
 *
 * @param name {@code jvm} or {@code board:<id>}
 * @param firmware what the catalogue calls what runs there, for example {@code nodemcu-3.0.0}; of
 *     the JVM client {@code wiretwin}, empty when nobody knows
 */
public record TargetInfo(String name, Kind kind, String firmware) {
  /** The client of this program. */
  public static final TargetInfo JVM = new TargetInfo("jvm", Kind.JVM, "wiretwin");

  /** What kind of target it is; how exact its times are depends on it. */
  public enum Kind {
    /** Shares a machine with everything else that runs there. */
    JVM(300),
    /** Has a network of its own to cross, by radio, or shares our machine if it is virtual. */
    LUA_BOARD(500),
    /** The same, and every byte crosses its serial line before our client sees it. */
    AT_BOARD(800);

    private final int blurMs;

    Kind(int blurMs) {
      this.blurMs = blurMs;
    }

    /** By how much its events may come late through no fault of its own, real milliseconds. */
    public int blurMs() {
      return blurMs;
    }
  }
}
