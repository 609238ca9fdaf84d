package dev.wiretwin.bridge.console;

import java.io.IOException;

/**
 * Has a board run Lua and tell what came out, by whatever way it is reached: its console, or an
 * agent on it. For one thread.
 */
public interface LuaRunner {
  /** The most characters of {@code before} and {@code expression} together. */
  int LONGEST_ASK = 200;

  /**
   * Has the board work an expression out.
   *
   * @param before statements to run first, each followed by a space, or nothing
   * @param expression what to tell; a string without {@code @} or line ends, or a number
   * @throws IOException if the board does not answer in time; says what to do
   */
  String ask(String before, String expression) throws IOException, InterruptedException;
}
