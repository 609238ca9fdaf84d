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
    JVM,
    LUA_BOARD
  }
}
