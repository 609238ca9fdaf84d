package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.Token;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the head of one HTTP message from bytes that may come in any pieces. Looks at each byte
 * once. Not thread safe; one parser reads one head. RFC 9112 §2 to §5.
 *
 * <p>Strict where leniency would let two readers see two different heads (folded lines, blanks
 * before a colon, control characters); lenient in one point: a bare LF ends a line, too (§2.2).
 */
public final class HttpHeadParser {
  private static final int MOST_HEADERS = 128;
  private static final int FIRST_BYTES = 128;

  private final int maxHeadBytes;
  private final List<Header> headers = new ArrayList<>();
  private byte[] line = new byte[FIRST_BYTES];
  private int lineBytes;
  private int headBytes;
  private boolean afterCr;
  private String startLine;
  private boolean spent;

  /**
   * @param limits of which {@link Limits#maxHeadBytes()} counts here
   */
  public HttpHeadParser(Limits limits) {
    this.maxHeadBytes = limits.maxHeadBytes();
  }

  /**
   * Takes bytes up to the end of the head and not one more: behind it the first frame may follow.
   *
   * @return the head, or null when all bytes are taken and the head goes on
   * @throws ProtocolViolation of kind HEAD_LIMIT or HANDSHAKE; the parser is of no use afterwards
   */
  public HttpHead parse(ByteBuffer in) {
    if (spent) {
      throw new IllegalStateException("this parser has read its head; take a new one");
    }
    spent = true;
    while (in.hasRemaining()) {
      if (headBytes == maxHeadBytes) {
        throw new ProtocolViolation(
            Kind.HEAD_LIMIT, "the handshake is larger than " + maxHeadBytes + " bytes");
      }
      headBytes++;
      if (take(in.get())) {
        return new HttpHead(startLine, headers);
      }
    }
    spent = false;
    return null;
  }

  /** Returns whether this byte ended the head. */
  private boolean take(byte b) {
    if (b == '\n') {
      afterCr = false;
      return endLine();
    }
    if (afterCr) {
      throw malformed("a CR without LF");
    }
    if (b == '\r') {
      afterCr = true;
      return false;
    }
    if (b >= 0 && b < ' ' && b != '\t' || b == 0x7F) {
      throw malformed("a control character");
    }
    if (lineBytes == line.length) {
      line = Arrays.copyOf(line, Math.min(maxHeadBytes, 2 * line.length));
    }
    line[lineBytes++] = b;
    return false;
  }

  private boolean endLine() {
    String text = new String(line, 0, lineBytes, StandardCharsets.ISO_8859_1);
    lineBytes = 0;
    if (startLine == null) {
      if (text.isEmpty()) {
        throw malformed("an empty first line");
      }
      startLine = text;
      return false;
    }
    if (!text.isEmpty()) {
      headers.add(header(text));
      return false;
    }
    return true;
  }

  private Header header(String text) {
    if (headers.size() == MOST_HEADERS) {
      throw new ProtocolViolation(
          Kind.HEAD_LIMIT, "the handshake has more than " + MOST_HEADERS + " headers");
    }
    if (HttpHead.isBlank(text.charAt(0))) {
      throw malformed("a folded header line");
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw malformed("a header line without a colon");
    }
    String name = text.substring(0, colon);
    if (!Token.isToken(name)) {
      throw malformed(
          "a header name that is empty or has a blank or another character no name has");
    }
    return new Header(name, HttpHead.trim(text.substring(colon + 1)));
  }

  private ProtocolViolation malformed(String what) {
    return new ProtocolViolation(
        Kind.HANDSHAKE, "the handshake is not HTTP: " + what + ", at byte " + headBytes);
  }
}
