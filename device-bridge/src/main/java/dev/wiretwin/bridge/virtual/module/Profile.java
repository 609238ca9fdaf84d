package dev.wiretwin.bridge.virtual.module;

/** Which behaviour the {@code websocket} module shows. */
public enum Profile {
  /** What firmware 3.0.0 was recorded to do, faults included. */
  NODEMCU_3_0_0("nodemcu-3.0.0"),
  /** What the module's manual says. */
  DOCUMENTED("documented"),
  /**
   * As the first, but for one fault that no firmware has: -8 where -7 is right. For seeing that a
   * comparison notices.
   */
  BROKEN("broken");

  private final String word;

  Profile(String word) {
    this.word = word;
  }

  /** Its name on the command line. */
  public String word() {
    return word;
  }
}
