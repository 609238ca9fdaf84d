package dev.wiretwin.core.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Puts one frame on the wire: header, masking key and payload, appended to an {@link Outbox} (RFC
 * 6455 §5.2).
 *
 * <p>Stateless; the thread that owns the outbox calls it. It always takes the shortest length form
 * and otherwise checks no rule, so that the lab can break them on purpose.
 */
public final class FrameWriter {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int MASK_BIT = 0x80;
  private static final int SHORT_FORM = 126;
  private static final int LONG_FORM = 127;
  private static final int KEY_BYTES = 4;

  private FrameWriter() {}

  /**
   * The byte every frame starts with.
   *
   * @param rsv RSV1 is 4, RSV2 is 2, RSV3 is 1
   */
  public static int firstByte(boolean fin, int rsv, int opcode) {
    return (fin ? 0x80 : 0) | (rsv & 0x7) << 4 | opcode & 0xF;
  }

  /** How many bytes go before a payload of this length, the masking key included. */
  public static int headerSize(int length, boolean masked) {
    int unmasked = length < SHORT_FORM ? 2 : length <= 0xFFFF ? 4 : 10;
    return masked ? unmasked + KEY_BYTES : unmasked;
  }

  /** Appends a frame as a server sends it. */
  public static void write(Outbox out, int firstByte, byte[] payload, int from, int length) {
    int start = out.claim(headerSize(length, false) + length);
    byte[] to = out.array();
    int at = header(to, start, firstByte, length, 0);
    System.arraycopy(payload, from, to, at, length);
  }

  /**
   * Appends a frame as a client sends it; {@code payload} itself stays as it is.
   *
   * @param maskKey the four key bytes, the first one highest; must be unpredictable (§5.3)
   */
  public static void writeMasked(
      Outbox out, int firstByte, byte[] payload, int from, int length, int maskKey) {
    int start = out.claim(headerSize(length, true) + length);
    byte[] to = out.array();
    int at = header(to, start, firstByte, length, MASK_BIT);
    INTS.set(to, at, maskKey);
    Masking.copy(payload, from, to, at + KEY_BYTES, length, maskKey);
  }

  /** Returns where the header, without a key, ends. */
  private static int header(byte[] to, int start, int firstByte, int length, int maskBit) {
    to[start] = (byte) firstByte;
    if (length < SHORT_FORM) {
      to[start + 1] = (byte) (maskBit | length);
      return start + 2;
    }
    if (length <= 0xFFFF) {
      to[start + 1] = (byte) (maskBit | SHORT_FORM);
      SHORTS.set(to, start + 2, (short) length);
      return start + 4;
    }
    to[start + 1] = (byte) (maskBit | LONG_FORM);
    LONGS.set(to, start + 2, (long) length);
    return start + 10;
  }
}
