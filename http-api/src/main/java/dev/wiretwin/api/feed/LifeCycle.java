package dev.wiretwin.api.feed;

import java.util.List;

/** Which entries are kept for later: those that tell of a beginning or an end. Stateless. */
final class LifeCycle {
  private static final List<String> KEPT =
      List.of("service.", "board.", "comparison.", "lab.", "session.opened", "session.ended");

  private LifeCycle() {}

  static boolean isKept(String type) {
    for (String beginning : KEPT) {
      if (type.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
