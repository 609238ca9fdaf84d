package dev.wiretwin.bridge.virtual.module;

/** Which behaviour the {@code websocket} module shows. */
public enum Profile {
  /** What firmware 3.0.0 was recorded to do, faults included. */
  NODEMCU_3_0_0("nodemcu-3.0.0"),
  /** What the module's manual says. */
  DOCUMENTED("documented");

  private final String word;

  Profile(String word) {
    this.word = word;
  }

  /** Its name on the command line. */
  public String word() {
    return word;
  }
}
