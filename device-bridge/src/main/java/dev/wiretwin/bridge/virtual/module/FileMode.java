package dev.wiretwin.bridge.virtual.module;

/** How a file is opened, as {@code file.open} names it. Values. */
enum FileMode {
  R("r", true, false, false, false),
  W("w", false, true, true, false),
  A("a", false, true, false, true),
  R_PLUS("r+", true, true, false, false),
  W_PLUS("w+", true, true, true, false),
  A_PLUS("a+", true, true, false, true);

  private final String word;
  private final boolean reads;
  private final boolean writes;
  private final boolean empties;
  private final boolean appends;

  FileMode(String word, boolean reads, boolean writes, boolean empties, boolean appends) {
    this.word = word;
    this.reads = reads;
    this.writes = writes;
    this.empties = empties;
    this.appends = appends;
  }

  /** What is no mode reads, as in the firmware. */
  static FileMode of(String word) {
    for (FileMode mode : values()) {
      if (mode.word.equals(word)) {
        return mode;
      }
    }
    return R;
  }

  boolean reads() {
    return reads;
  }

  boolean writes() {
    return writes;
  }

  /** Whether an existing file loses its content. */
  boolean empties() {
    return empties;
  }

  /** Whether each write goes to the end. */
  boolean appends() {
    return appends;
  }

  /** Whether a missing file is made. */
  boolean creates() {
    return empties || appends;
  }
}
