package dev.wiretwin.core.engine;

import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.HttpHead;
import java.util.Optional;

/**
 * One role's half of the opening handshake: what to say first, and what to make of the peer's head.
 */
interface Opening {
  /** What this side sends as soon as the transport stands; empty for a server. */
  byte[] firstBytes();

  /** Judges the peer's complete head. */
  Verdict judge(HttpHead head);

  /** What to do with bytes that are no HTTP head, or too long a one. */
  Declined broken(ProtocolViolation violation);

  /** A head that cannot be read is either over our limit or not a handshake. */
  static Outcome brokenHead(ProtocolViolation violation) {
    return violation.kind() == ProtocolViolation.Kind.HEAD_LIMIT
        ? new Outcome.Violated(violation.kind(), violation.getMessage())
        : new Outcome.BadHandshake(violation.getMessage());
  }

  sealed interface Verdict {}

  /**
   * @param answer to be sent before anything else; empty for a client
   */
  record Accepted(
      byte[] answer,
      Optional<String> subprotocol,
      Optional<DeflateParameters> deflate,
      HttpHead head)
      implements Verdict {}

  /**
   * @param answer to be sent before the transport ends; empty for a client
   */
  record Declined(byte[] answer, Outcome outcome) implements Verdict {
    /** Who says no ends it; an answer, or question, that is none is turned down by us. */
    Side first() {
      return outcome instanceof Outcome.Refused ? Side.PEER : Side.US;
    }
  }
}
