package dev.wiretwin.core.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cuts a stream of bytes into the parts of frames, however it was chopped on its way (RFC 6455
 * §5.2).
 *
 * <p>Not thread safe: it belongs to one connection and lives as long, so it is small. It copies
 * nothing: a part is a view into the input, unmasked in place, and is valid until the next call.
 * Only a control frame that arrives in pieces is gathered in an array of its own.
 *
 * <p>Each header byte is judged as soon as it can be, before the payload ({@link HeaderRules}).
 * Whether a frame may follow the one before is not judged here: {@link #next} yields the first part
 * of a data frame even when none of its payload is there yet, so that whoever keeps the sequence
 * can do it at once. After a {@link ProtocolViolation} the parser must not be used again.
 */
public final class FrameParser {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int KEY_BYTES = 4;

  private final int maxFrameBytes;
  private final boolean expectMasked;
  private boolean rsv1Allowed;

  /** Header bytes taken one by one; 0 unless the header arrives in pieces. */
  private byte headerTaken;

  /** Header bytes before the key, known from the second byte on. */
  private byte lengthEnd;

  private byte first;
  private boolean inPayload;
  private boolean firstPart;
  private boolean lastPart;
  private int key;
  private int payloadLength;
  private int awaited;
  private int offset;
  private int length;
  private long lengthSoFar;
  private byte[] array;

  /**
   * Starts before the first frame.
   *
   * @param expectMasked true for a server: every frame of a client is masked, no other is (§5.1)
   */
  public FrameParser(boolean expectMasked, Limits limits) {
    this.expectMasked = expectMasked;
    this.maxFrameBytes = limits.maxFrameBytes();
  }

  /** Whether RSV1 may start a data message, because permessage-deflate was negotiated. */
  public void allowRsv1(boolean allowed) {
    rsv1Allowed = allowed;
  }

  /**
   * Takes what the next part needs from an array-backed buffer and leaves the rest.
   *
   * @return false when all was taken and a part is still not there
   * @throws ProtocolViolation when the bytes break a rule or a limit
   */
  public boolean next(ByteBuffer in) {
    if (inPayload) {
      return Opcode.isControl(opcode()) ? gather(in) : goOn(in);
    }
    if (headerTaken == 0 && in.remaining() >= 2 && takeHeaderAtOnce(in)) {
      return begin(in);
    }
    while (in.hasRemaining()) {
      if (takeHeaderByte(in.get())) {
        return begin(in);
      }
    }
    return nothing();
  }

  public boolean fin() {
    return (first & HeaderRules.FIN) != 0;
  }

  public boolean rsv1() {
    return (first & HeaderRules.RSV1) != 0;
  }

  public int opcode() {
    return first & 0xF;
  }

  public boolean isControl() {
    return Opcode.isControl(first);
  }

  /** Of the whole frame, not of this part. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Whether this part is where its frame begins. */
  public boolean isFirst() {
    return firstPart;
  }

  /** Whether this part completes its frame. */
  public boolean isLast() {
    return lastPart;
  }

  /** Where this part's payload is, from {@link #offset()} on. */
  public byte[] array() {
    return array;
  }

  public int offset() {
    return offset;
  }

  /** Of this part alone. */
  public int length() {
    return length;
  }

  /** How many payload bytes of the frame come after this part. */
  public int remaining() {
    return awaited;
  }

  /** Takes the header if it is there as a whole. */
  private boolean takeHeaderAtOnce(ByteBuffer in) {
    byte[] a = in.array();
    int at = in.arrayOffset() + in.position();
    byte b0 = a[at];
    byte b1 = a[at + 1];
    HeaderRules.judgeFirstByte(b0, rsv1Allowed);
    HeaderRules.judgeSecondByte(b0, b1, expectMasked);
    int ends = lengthEnd(b1);
    int size = expectMasked ? ends + KEY_BYTES : ends;
    if (in.remaining() < size) {
      return false;
    }
    first = b0;
    payloadLength =
        switch (ends) {
          case 2 -> b1 & 0x7F;
          case 4 -> judged((short) SHORTS.get(a, at + 2) & 0xFFFF, ends);
          default -> judged((long) LONGS.get(a, at + 2), ends);
        };
    if (expectMasked) {
      key = (int) INTS.get(a, at + ends);
    }
    in.position(in.position() + size);
    return true;
  }

  /** Returns whether the header is complete with this byte. */
  private boolean takeHeaderByte(byte b) {
    int taken = ++headerTaken;
    if (taken == 1) {
      HeaderRules.judgeFirstByte(b, rsv1Allowed);
      first = b;
      return false;
    }
    if (taken == 2) {
      HeaderRules.judgeSecondByte(first, b, expectMasked);
      lengthEnd = (byte) lengthEnd(b);
      lengthSoFar = 0;
      payloadLength = b & 0x7F;
    } else if (taken <= lengthEnd) {
      lengthSoFar = lengthSoFar << 8 | b & 0xFF;
      if (taken == lengthEnd) {
        payloadLength = judged(lengthSoFar, lengthEnd);
      }
    } else {
      key = key << 8 | b & 0xFF;
    }
    return taken == (expectMasked ? lengthEnd + KEY_BYTES : lengthEnd);
  }

  private boolean begin(ByteBuffer in) {
    headerTaken = 0;
    awaited = payloadLength;
    int here = Math.min(awaited, in.remaining());
    if (here < awaited && Opcode.isControl(first)) {
      inPayload = true;
      array = new byte[payloadLength];
      return gather(in);
    }
    return part(in, here, true);
  }

  private boolean goOn(ByteBuffer in) {
    int here = Math.min(awaited, in.remaining());
    return here == 0 ? nothing() : part(in, here, false);
  }

  private boolean part(ByteBuffer in, int here, boolean isFirst) {
    array = in.array();
    offset = in.arrayOffset() + in.position();
    length = here;
    if (expectMasked) {
      Masking.apply(array, offset, here, key, payloadLength - awaited);
    }
    in.position(in.position() + here);
    awaited -= here;
    firstPart = isFirst;
    lastPart = awaited == 0;
    inPayload = awaited != 0;
    return true;
  }

  /** A control frame is never handed on in parts: it is small, and means something as a whole. */
  private boolean gather(ByteBuffer in) {
    int here = Math.min(awaited, in.remaining());
    in.get(array, payloadLength - awaited, here);
    awaited -= here;
    if (awaited != 0) {
      return false;
    }
    inPayload = false;
    offset = 0;
    length = payloadLength;
    if (expectMasked) {
      Masking.apply(array, 0, length, key, 0);
    }
    firstPart = true;
    lastPart = true;
    return true;
  }

  /** Lets go of the input, which an idle connection must not keep alive. */
  private boolean nothing() {
    array = null;
    return false;
  }

  private int judged(long value, int ends) {
    return HeaderRules.judgeLength(value, ends == 4 ? 126 : 1 << 16, maxFrameBytes);
  }

  private static int lengthEnd(byte second) {
    int shortLength = second & 0x7F;
    return shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
  }
}
