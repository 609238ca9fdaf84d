package dev.wiretwin.bridge.console;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Keeps what a board printed for people, and recognises the lines that tell that it has failed or
 * started anew. Bounded: the oldest lines go first. For one thread.
 */
public final class ConsoleText {
  private static final int MOST_LINES = 2_000;
  private static final int LONGEST = 1_000;
  private static final String PRINTABLE = "[\\x20-\\x7E]*";

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private boolean failed;
  private boolean booted;

  public void add(String line) {
    failed |= line.contains("stack traceback") || line.contains("PANIC");
    booted |=
        line.contains("powered by Lua ")
            || line.contains("cannot open init.lua")
            || line.contains("Fatal exception")
            || line.contains("ets Jan ");
    if (lines.size() == MOST_LINES) {
      lines.remove();
    }
    lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
  }

  /** Whether an error was printed that makes the board start anew, since the last reset of this. */
  public boolean hasFailed() {
    return failed;
  }

  /** Whether a beginning was printed, since the last reset of this. */
  public boolean hasBooted() {
    return booted;
  }

  /** Forgets what was recognised, not what was printed. */
  public void expectNothing() {
    failed = false;
    booted = false;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The last readable line, for a sentence about what went wrong. */
  public String last() {
    String last = "";
    for (String line : lines) {
      last = !line.isBlank() && line.matches(PRINTABLE) ? line : last;
    }
    return last;
  }
}
