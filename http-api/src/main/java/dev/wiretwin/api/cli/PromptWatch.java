package dev.wiretwin.api.cli;

import java.util.Set;

/**
 * Hears in what a board says when it takes the next line: at Lua's prompt, or at the result of an
 * AT command where no such prompt was ever seen. For one thread.
 *
 * <p>Source: {@code lua.c} of NodeMCU ({@code > } and {@code >> }); the AT manual, "AT Messages".
 */
final class PromptWatch {
  private static final Set<String> RESULTS = Set.of("OK", "ERROR", "FAIL");

  /** Longer than every result. */
  private static final int MOST = 8;

  private final StringBuilder line = new StringBuilder();
  private int last;
  private boolean isLua;

  /** Nothing that was said before counts any more. */
  void typed() {
    line.setLength(0);
    last = 0;
  }

  /** Whether it takes the next line now, as far as these bytes say. */
  boolean hears(byte[] said) {
    boolean ready = false;
    for (byte one : said) {
      boolean prompt = last == '>' && one == ' ';
      isLua |= prompt;
      ready |= prompt || one == '\n' && !isLua && RESULTS.contains(line.toString().strip());
      last = one;
      if (one == '\n') {
        line.setLength(0);
      } else if (line.length() < MOST) {
        line.append((char) (one & 0xFF));
      }
    }
    return ready;
  }
}
