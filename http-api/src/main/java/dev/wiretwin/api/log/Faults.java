package dev.wiretwin.api.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;

/** Tells where an error came from, in lines that nobody can forge. Stateless, any thread. */
final class Faults {
  private static final int MOST_FRAMES = 60;
  private static final int MOST_CAUSES = 8;
  private static final int LONGEST = 1_000;

  private Faults() {}

  /** One line per error and per place it went through, without line ends. */
  static List<String> lines(IThrowableProxy fault) {
    List<String> lines = new ArrayList<>();
    String how = "";
    int causes = 0;
    for (IThrowableProxy next = fault; next != null; next = next.getCause()) {
      if (causes++ == MOST_CAUSES || next.isCyclic()) {
        lines.add("…");
        break;
      }
      String message = next.getMessage() == null ? "" : ": " + next.getMessage();
      lines.add(PlainText.of(how + next.getClassName() + message, LONGEST));
      how = "caused by ";
      frames(next, lines);
    }
    return lines;
  }

  private static void frames(IThrowableProxy fault, List<String> lines) {
    StackTraceElementProxy[] frames = fault.getStackTraceElementProxyArray();
    int own = frames.length - fault.getCommonFrames();
    for (int i = 0; i < Math.min(own, MOST_FRAMES); i++) {
      lines.add("  " + PlainText.of(frames[i].getSTEAsString(), LONGEST));
    }
    if (own > MOST_FRAMES) {
      lines.add("  … " + (own - MOST_FRAMES) + " more");
    }
  }
}
