package dev.wiretwin.core.engine;

import dev.wiretwin.core.deflate.MessageInflater;
import dev.wiretwin.core.frame.FrameParser;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Outbox;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.frame.Utf8Check;
import java.util.Arrays;

/**
 * Joins the parts of data frames into messages (RFC 6455 §5.4), inflates them (RFC 7692) and checks
 * text as it arrives (§8.1). A message that came in one piece is handed on as the view it is; only
 * what arrives in parts is copied. Not thread safe.
 */
final class MessageAssembler {
  /** So much room is made because a header says so. */
  private static final int TRUSTED_BYTES = 64 << 10;

  private final Limits limits;
  private final MessageInflater inflater;
  private final Utf8Check utf8 = new Utf8Check();

  /**
   * The joined bytes of the unfinished message; null between messages, so that an idle connection
   * holds none.
   */
  private byte[] joined;

  /** The same for a compressed message; null in all others. */
  private Outbox inflated;

  private int size;
  private int emptyFragments;

  /** Of the unfinished message; −1 between messages. */
  private int opcode = -1;

  private boolean compressed;

  /**
   * @param inflater null unless permessage-deflate was agreed
   */
  MessageAssembler(Limits limits, MessageInflater inflater) {
    this.limits = limits;
    this.inflater = inflater;
  }

  /** Takes the parser's current part of a data frame; returns the message it completes, or null. */
  Event.Message accept(FrameParser part) {
    if (part.isFirst()) {
      judgeFrame(part);
      if (part.isLast() && part.fin() && joined == null && !compressed) {
        return whole(part);
      }
    }
    append(part);
    return part.isLast() && part.fin() ? finish() : null;
  }

  private void judgeFrame(FrameParser part) {
    if (part.opcode() == Opcode.CONTINUATION) {
      if (opcode < 0) {
        throw new ProtocolViolation(
            Kind.FIN_RULE, "continuation frame without a message to continue");
      }
    } else if (opcode >= 0) {
      throw new ProtocolViolation(
          Kind.FIN_RULE, Opcode.name(part.opcode()) + " frame inside an unfinished message");
    } else {
      opcode = part.opcode();
      compressed = part.rsv1();
      emptyFragments = 0;
    }
    judgeSize(part);
  }

  private void judgeSize(FrameParser part) {
    long total = (compressed ? 0L : size) + part.payloadLength();
    if (total > limits.maxMessageBytes()) {
      throw new ProtocolViolation(
          part.opcode() == Opcode.CONTINUATION
              ? Kind.MESSAGE_LIMIT_BY_FRAGMENT
              : Kind.MESSAGE_LIMIT_AT_START,
          "message of " + total + " bytes or more, the limit is " + limits.maxMessageBytes());
    }
    if (part.payloadLength() == 0 && !part.fin() && ++emptyFragments > limits.maxEmptyFragments()) {
      throw new ProtocolViolation(
          Kind.EMPTY_FRAGMENT_LIMIT,
          "more than " + limits.maxEmptyFragments() + " empty fragments in one message");
    }
  }

  private Event.Message whole(FrameParser part) {
    int what = opcode;
    if (what == Opcode.TEXT
        && !Utf8Check.isValid(part.array(), part.offset(), part.offset() + part.length())) {
      throw notUtf8();
    }
    opcode = -1;
    return new Event.Message(what, part.array(), part.offset(), part.length(), true);
  }

  private void append(FrameParser part) {
    int before = size;
    byte[] into;
    if (compressed) {
      into = inflate(part);
    } else {
      into = join(part);
    }
    if (opcode == Opcode.TEXT && size > before && !utf8.accept(into, before, size)) {
      throw notUtf8();
    }
  }

  private byte[] inflate(FrameParser part) {
    if (inflated == null) {
      inflated = new Outbox(limits.maxMessageBytes());
    }
    inflater.inflate(
        part.array(), part.offset(), part.length(), part.isLast() && part.fin(), inflated);
    size = inflated.size();
    return inflated.array();
  }

  private byte[] join(FrameParser part) {
    if (part.length() > 0) {
      room(part);
      System.arraycopy(part.array(), part.offset(), joined, size, part.length());
      size += part.length();
    }
    return joined;
  }

  /**
   * Makes room for what has arrived and, up to a point, for what the frame's header promises: a
   * peer must send bytes to make us hold bytes, and a message of usual size is copied once. When
   * further fragments are to come the room doubles, so that many small ones cost no more than few.
   */
  private void room(FrameParser part) {
    int needed = size + part.length();
    if (joined != null && needed <= joined.length) {
      return;
    }
    long frameEnd = (long) needed + part.remaining();
    long room = Math.min(frameEnd, Math.max(TRUSTED_BYTES, needed * 4L));
    if (!part.fin()) {
      room = Math.max(room, Math.min(limits.maxMessageBytes(), size * 2L));
    }
    joined = joined == null ? new byte[(int) room] : Arrays.copyOf(joined, (int) room);
  }

  private Event.Message finish() {
    if (opcode == Opcode.TEXT && !utf8.isComplete()) {
      throw notUtf8();
    }
    byte[] payload = compressed ? inflated.array() : joined == null ? new byte[0] : joined;
    Event.Message message = new Event.Message(opcode, payload, 0, size, false);
    utf8.reset();
    joined = null;
    inflated = null;
    size = 0;
    opcode = -1;
    compressed = false;
    return message;
  }

  private static ProtocolViolation notUtf8() {
    return new ProtocolViolation(Kind.UTF8, "text message is not UTF-8");
  }

  void release() {
    joined = null;
    inflated = null;
    if (inflater != null) {
      inflater.close();
    }
  }
}
