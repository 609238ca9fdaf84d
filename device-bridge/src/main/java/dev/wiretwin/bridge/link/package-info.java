/**
 * The framed link between the bridge and the agent on a board: pure machines, told bytes and time.
 *
 * <pre>
 * frame    = "~" stuffed(body) "\n"
 * body     = length seq ack payload check
 * length   = 1 byte: of the payload; 0 acknowledgement only, 254 something is missing, 255 control
 * seq, ack = 1 byte each: number of this frame, number of the next one expected from the peer
 * check    = 4 bytes, see Check; it begins with the session's number, so that what a former session
 *            left on the line is nobody's frame
 * stuffed  = each of BS LF CR } ~ DEL becomes "}" and the byte XOR 64: a frame is one line, begins
 *            with the only "~" in it, and is a syntax error to a console it should end up in
 * payload  = op client argument data (first piece of a record) or NUL data (a later one);
 *            the high bit of its first byte says that more pieces follow
 * </pre>
 *
 * Frames are delivered in order and exactly once (go back n, cumulative acknowledgement). Whatever
 * is no frame is text of the board's console.
 */
package dev.wiretwin.bridge.link;
