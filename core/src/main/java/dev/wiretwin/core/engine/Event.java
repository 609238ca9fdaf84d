package dev.wiretwin.core.engine;

import dev.wiretwin.core.handshake.HttpHead;
import java.util.Optional;

/** What a {@link Connection} tells the room above it, in the order it happened. */
public sealed interface Event {
  /**
   * The opening handshake is done.
   *
   * @param subprotocol what both sides agreed on, if anything
   * @param compressed whether permessage-deflate was agreed
   * @param peer the head the peer sent: a server sees the request, a client the response
   */
  record Opened(Optional<String> subprotocol, boolean compressed, HttpHead peer) implements Event {}

  /**
   * A whole message. To spare the copy the bytes may be a view into the buffer that was lent to
   * {@link Connection#receive}, and then they are valid only until the next {@link
   * Connection#poll}.
   *
   * @param opcode 1 text (checked to be UTF-8) or 2 binary
   * @param array holds the payload at {@code from} … {@code from + length}
   * @param lent whether the array belongs to the caller of {@code receive}; otherwise the receiver
   *     may keep it
   */
  record Message(int opcode, byte[] array, int from, int length, boolean lent) implements Event {}

  /** A ping, already answered (§5.5.2). */
  record PingSeen(byte[] payload) implements Event {}

  /** A pong (§5.5.3), asked for or not. */
  record PongSeen(byte[] payload) implements Event {}

  /** The peer's close frame; the end follows as {@link Closed}. */
  record CloseSeen(CloseFrame frame) implements Event {}

  /**
   * The last event of every connection.
   *
   * @param first who ended it first
   * @param sent our close frame, if one went out
   * @param received the peer's close frame, if one came
   */
  record Closed(
      Outcome outcome, Side first, Optional<CloseFrame> sent, Optional<CloseFrame> received)
      implements Event {
    /** Whether both close frames were exchanged (§7.1.4). */
    public boolean clean() {
      return sent.isPresent() && received.isPresent();
    }
  }
}
