package dev.wiretwin.core.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One frame as bytes on the wire, written and read here a second time, plainly and slowly, so that
 * a mistake in the product's parser or writer cannot hide behind itself.
 *
 * @param first FIN, RSV and opcode as on the wire
 * @param masked whether it had a masking key; the payload is always unmasked
 */
public record WireFrame(int first, boolean masked, byte[] payload) {
  private static final int KEY_BYTES = 4;

  /** A final frame. */
  public static WireFrame of(int opcode, byte[] payload) {
    return new WireFrame(0x80 | opcode, false, payload);
  }

  public static WireFrame text(String text) {
    return of(1, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A close frame with a code. */
  public static WireFrame close(int code, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    return of(8, ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array());
  }

  public WireFrame asMasked() {
    return new WireFrame(first, true, payload);
  }

  /** The same with FIN not set. */
  public WireFrame asUnfinished() {
    return new WireFrame(first & 0x7F, masked, payload);
  }

  /** The same with a reserved bit set: 4 is RSV1. */
  public WireFrame withRsv(int rsv) {
    return new WireFrame(first | rsv << 4, masked, payload);
  }

  public boolean fin() {
    return (first & 0x80) != 0;
  }

  public int opcode() {
    return first & 0x0F;
  }

  public int rsv() {
    return first >> 4 & 7;
  }

  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The code in a close frame's body, or 1005. */
  public int closeCode() {
    return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
  }

  /** On the wire, with a fixed key when masked. */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(payload.length + 14);
    out.put((byte) first);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      out.put((byte) (mask | payload.length));
    } else if (payload.length < 65536) {
      out.put((byte) (mask | 126)).putShort((short) payload.length);
    } else {
      out.put((byte) (mask | 127)).putLong(payload.length);
    }
    byte[] key = masked ? new byte[] {0x37, (byte) 0xFA, 0x21, 0x3D} : new byte[KEY_BYTES];
    if (masked) {
      out.put(key);
    }
    for (int i = 0; i < payload.length; i++) {
      out.put((byte) (payload[i] ^ key[i % KEY_BYTES]));
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Several frames, one behind the other. */
  public static byte[] join(WireFrame... frames) {
    ByteBuffer out =
        ByteBuffer.allocate(List.of(frames).stream().mapToInt(f -> f.bytes().length).sum());
    for (WireFrame frame : frames) {
      out.put(frame.bytes());
    }
    return out.array();
  }

  /** Reads whole frames; fails on a rest. */
  public static List<WireFrame> read(byte[] bytes) {
    List<WireFrame> frames = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      int first = in.get() & 0xFF;
      int second = in.get() & 0xFF;
      int length = second & 0x7F;
      if (length == 126) {
        length = in.getShort() & 0xFFFF;
      } else if (length == 127) {
        length = Math.toIntExact(in.getLong());
      }
      byte[] key = new byte[KEY_BYTES];
      boolean masked = (second & 0x80) != 0;
      if (masked) {
        in.get(key);
      }
      byte[] payload = new byte[length];
      in.get(payload);
      for (int i = 0; i < length; i++) {
        payload[i] ^= key[i % KEY_BYTES];
      }
      frames.add(new WireFrame(first, masked, payload));
    }
    return frames;
  }

  @Override
  public String toString() {
    String start = HexFormat.of().formatHex(payload, 0, Math.min(16, payload.length));
    return "frame 0x"
        + Integer.toHexString(first)
        + (masked ? " masked " : " ")
        + payload.length
        + ": "
        + start;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireFrame that
        && that.first == first
        && that.masked == masked
        && java.util.Arrays.equals(that.payload, payload);
  }

  @Override
  public int hashCode() {
    return first * 31 + java.util.Arrays.hashCode(payload);
  }
}
