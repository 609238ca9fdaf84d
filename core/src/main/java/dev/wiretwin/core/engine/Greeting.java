package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.HttpHead;
import dev.wiretwin.core.handshake.HttpHeadParser;
import java.nio.ByteBuffer;

/**
 * The opening handshake while it lasts: collects the peer's head and has it judged by this side's
 * {@link Opening}. Not thread safe; RFC 6455 §4.
 */
final class Greeting {
  /** RFC 9110 §15.2: answers before the answer; more of them than this are no handshake. */
  private static final int MOST_INTERIM = 8;

  private final Opening opening;
  private final Limits limits;
  private HttpHeadParser heads;
  private int interim;

  Greeting(Opening opening, Limits limits) {
    this.opening = opening;
    this.limits = limits;
    this.heads = new HttpHeadParser(limits);
  }

  byte[] firstBytes() {
    return opening.firstBytes();
  }

  /** Takes bytes up to the end of the head; null while it is not complete. */
  Opening.Verdict next(ByteBuffer in) {
    try {
      HttpHead head = heads.parse(in);
      if (head == null) {
        return null;
      }
      Opening.Verdict verdict = opening.judge(head);
      if (isInterim(verdict) && ++interim <= MOST_INTERIM) {
        heads = new HttpHeadParser(limits);
        return next(in);
      }
      return verdict;
    } catch (ProtocolViolation violation) {
      return opening.broken(violation);
    }
  }

  /** Whether the peer said that its real answer is still to come: any 1xx but 101. */
  private static boolean isInterim(Opening.Verdict verdict) {
    return verdict instanceof Opening.Declined declined
        && declined.outcome() instanceof Outcome.Refused refused
        && refused.httpStatus() >= 100
        && refused.httpStatus() < 200;
  }
}
