package dev.wiretwin.core.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One received message. Immutable, thread safe, and the receiver's to keep. */
public final class Message {
  private final byte[] payload;
  private final boolean text;

  /** Takes the array over: it must not change afterwards. */
  Message(byte[] payload, boolean text) {
    this.payload = payload;
    this.text = text;
  }

  /** Whether it was sent as text (opcode 1); then it is valid UTF-8. */
  public boolean isText() {
    return text;
  }

  /** Number of bytes. */
  public int length() {
    return payload.length;
  }

  /**
   * The payload read as UTF-8; for a binary message that is not UTF-8, with replacement characters.
   */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** A copy of the payload. */
  public byte[] bytes() {
    return payload.clone();
  }

  /** The payload without a copy, read-only. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(payload).asReadOnlyBuffer();
  }

  /** Short and safe to log: kind, length, and the start of the payload. */
  @Override
  public String toString() {
    int shown = Math.min(payload.length, 32);
    String start =
        new String(payload, 0, shown, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    return (text ? "text " : "binary ")
        + payload.length
        + " bytes \""
        + start
        + (shown < payload.length ? "…\"" : "\"");
  }
}
