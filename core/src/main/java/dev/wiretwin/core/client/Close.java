package dev.wiretwin.core.client;

import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a connection ended, as the close event carries it.
 *
 * @param status NodeMCU's number, see {@link CloseStatus}
 * @param first who ended it first
 * @param sent our close frame, if one went out
 * @param received the peer's close frame, if one came
 * @param clean whether both close frames were exchanged (RFC 6455 §7.1.4)
 * @param httpStatus the status of the answer to the opening handshake, when it was not 101
 * @param sentence all of this in plain words
 */
public record Close(
    int status,
    Side first,
    Optional<CloseFrame> sent,
    Optional<CloseFrame> received,
    boolean clean,
    OptionalInt httpStatus,
    String sentence) {
  /** Of a client that tells its status and nothing else, as a board's does. */
  public static Close told(int status) {
    return new Close(
        status,
        status == CloseStatus.CLOSED_BY_SERVER ? Side.PEER : Side.US,
        Optional.empty(),
        Optional.empty(),
        false,
        OptionalInt.empty(),
        "The client tells nothing but its status, " + status + ".");
  }
}
