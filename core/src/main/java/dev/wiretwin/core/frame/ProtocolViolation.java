package dev.wiretwin.core.frame;

/**
 * What a parser throws when the peer broke a rule or a limit. It never leaves core: {@code
 * engine.Connection} catches it, fails the connection (§7.1.7) and reports it as data. Carries no
 * stack trace, because a hostile peer decides how often it is made.
 */
public final class ProtocolViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which rule or limit; the close code is what RFC 6455 §7.4.1 wants sent for it. */
  public enum Kind {
    /** Any rule of RFC 6455 that has no kind of its own here. */
    PROTOCOL(1002),
    /** §5.4: a continuation without a start, a message within another, a control frame in parts. */
    FIN_RULE(1002),
    /** §8.1: text, or a close reason, that is not UTF-8. */
    UTF8(1007),
    /** RFC 7692: a compressed message that cannot be inflated. */
    BAD_DEFLATE(1007),
    /** A length that no byte array can hold, whatever the limits are. */
    UNREPRESENTABLE(1009),
    /** {@link Limits#maxFrameBytes()}. */
    FRAME_LIMIT(1009),
    /** {@link Limits#maxMessageBytes()}, by the first frame of a message. */
    MESSAGE_LIMIT_AT_START(1009),
    /** {@link Limits#maxMessageBytes()}, by a later fragment. */
    MESSAGE_LIMIT_BY_FRAGMENT(1009),
    /** {@link Limits#maxEmptyFragments()}. */
    EMPTY_FRAGMENT_LIMIT(1008),
    /** {@link Limits#maxMessageBytes()}, after inflating. */
    INFLATED_LIMIT(1009),
    /** {@link Limits#maxHeadBytes()}: no WebSocket yet, so no close code either. */
    HEAD_LIMIT(0),
    /** The handshake is not valid HTTP or not a valid answer to ours. */
    HANDSHAKE(0);

    private final int closeCode;

    Kind(int closeCode) {
      this.closeCode = closeCode;
    }

    /** The code for our close frame; 0 while there is no WebSocket yet to close. */
    public int closeCode() {
      return closeCode;
    }
  }

  private final Kind kind;

  /**
   * Names the rule.
   *
   * @param sentence says which rule broke and where, for people; it also becomes the close reason
   */
  public ProtocolViolation(Kind kind, String sentence) {
    super(sentence, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
