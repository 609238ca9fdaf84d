package dev.wiretwin.api.metrics;

/** What kind of target a number is about: there are many boards, and two kinds. */
enum TargetKind {
  JVM,
  BOARD;

  /**
   * @param target {@code jvm} or {@code board:…}
   */
  static TargetKind of(String target) {
    return target.startsWith("board:") ? BOARD : JVM;
  }

  String word() {
    return this == BOARD ? "board" : "jvm";
  }
}
