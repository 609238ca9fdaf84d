package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One thing a session did or saw, as it stands in its log and in JSON. Immutable.
 *
 * @param number from 1, without holes
 * @param at ISO-8601, UTC
 * @param type one of the constants here
 * @param facts what there is to say of it; its fields stand beside the others
 */
@JsonPropertyOrder({"number", "at", "type"})
public record SessionEvent(long number, String at, String type, @JsonUnwrapped Facts facts) {
  /** The session is there. */
  public static final String OPENED = "opened";

  /** Somebody asked it to connect. */
  public static final String CONNECTING = "connecting";

  /** The connection is open. */
  public static final String CONNECTION = "connection";

  /** A message was given to the client to send. */
  public static final String SENT = "sent";

  /** A message came. */
  public static final String RECEIVE = "receive";

  /** Somebody asked it to close. */
  public static final String CLOSING = "closing";

  /** The connection is over, or never came to be. */
  public static final String CLOSE = "close";

  /** Events that are no more, in the place where they would stand. */
  public static final String GAP = "gap";

  /** The session is no more. */
  public static final String ENDED = "ended";

  /** What an event counts beside its payload. */
  private static final int OWN_WEIGHT = 200;

  /** Bytes of memory, about. */
  int weight() {
    return OWN_WEIGHT + facts.weight();
  }
}
