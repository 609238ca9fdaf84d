package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.CloseCode;

/**
 * The content of one close frame (§5.5.1).
 *
 * @param code the code on the wire, or 1005 when the frame had no body
 * @param reason what followed the code, possibly empty
 */
public record CloseFrame(int code, String reason) {
  static final CloseFrame EMPTY = new CloseFrame(CloseCode.NO_STATUS, "");
}
