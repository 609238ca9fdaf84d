package dev.wiretwin.bridge.lua;

/**
 * Close statuses that no firmware tells: of sessions that ended because of the board or the line to
 * it, in the documented range for "something bad".
 */
public final class BoardStatus {
  /** The board started anew. */
  public static final int RESTARTED = -990;

  /** The line to the board is gone. */
  public static final int LINE_LOST = -991;

  /** The board does not answer any more, or its agent is not up (yet). */
  public static final int NO_ANSWER = -992;

  /** The firmware refused the call; the sentence says what it said. */
  public static final int REFUSED = -993;

  private BoardStatus() {}
}
