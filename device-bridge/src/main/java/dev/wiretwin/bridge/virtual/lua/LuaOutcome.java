package dev.wiretwin.bridge.virtual.lua;

/** How running a piece of Lua ended. Values; texts are bytes, one character per byte. */
public sealed interface LuaOutcome {
  /** It ran to its end. */
  record Done() implements LuaOutcome {}

  /** The text stops in the middle of a statement: more lines may complete it. */
  record Incomplete(String message) implements LuaOutcome {}

  /** The text is no Lua. */
  record SyntaxError(String message) implements LuaOutcome {}

  /**
   * It raised an error nobody caught.
   *
   * @param message with its position
   * @param traceback message, and the calls it came through, as {@code debug.traceback} tells them;
   *     the message alone when the error object was no string, or memory ran out
   */
  record RuntimeError(String message, String traceback) implements LuaOutcome {}

  /** The watchdog ended it; the machine runs nothing any more, and the board resets. */
  record Stopped(String reason) implements LuaOutcome {}
}
