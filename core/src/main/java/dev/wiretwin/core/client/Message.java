package dev.wiretwin.core.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One received message. Immutable, thread safe, and the receiver's to keep. */
public final class Message {
  /**
   * One of the two is null: a message keeps what it was made from, and makes the other when asked.
   */
  private final byte[] payload;

  private final String text;
  private final boolean isText;

  private Message(byte[] payload, String text, boolean isText) {
    this.payload = payload;
    this.text = text;
    this.isText = isText;
  }

  /** Takes the array over: it must not change afterwards. */
  public static Message of(byte[] payload, boolean isText) {
    return new Message(payload, null, isText);
  }

  /** A text message, for a handler that runs at once and nearly always wants just that. */
  static Message of(String text) {
    return new Message(null, text, true);
  }

  /** Whether it was sent as text (opcode 1); then it is valid UTF-8. */
  public boolean isText() {
    return isText;
  }

  /** Number of bytes. */
  public int length() {
    return payload == null ? bytes().length : payload.length;
  }

  /**
   * The payload read as UTF-8; for a binary message that is not UTF-8, with replacement characters.
   */
  public String text() {
    return text == null ? new String(payload, StandardCharsets.UTF_8) : text;
  }

  /** A copy of the payload. */
  public byte[] bytes() {
    return payload == null ? text.getBytes(StandardCharsets.UTF_8) : payload.clone();
  }

  /** The payload, read-only and where possible without a copy. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(payload == null ? bytes() : payload).asReadOnlyBuffer();
  }

  /** Short and safe to log: kind, length, and the start of the payload. */
  @Override
  public String toString() {
    byte[] all = payload == null ? bytes() : payload;
    int shown = Math.min(all.length, 32);
    String start = new String(all, 0, shown, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    return (isText ? "text " : "binary ")
        + all.length
        + " bytes \""
        + start
        + (shown < all.length ? "…\"" : "\"");
  }
}
