package dev.wiretwin.core.frame;

import dev.wiretwin.core.frame.ProtocolViolation.Kind;

/**
 * Judges the bytes of a frame's header, each by itself and as soon as it is there (RFC 6455 §5.2 to
 * §5.5). Stateless.
 */
final class HeaderRules {
  static final int FIN = 0x80;
  static final int RSV1 = 0x40;

  private static final int RSV2 = 0x20;
  private static final int RSV = 0x70;
  private static final int LARGEST_CONTROL = 125;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private HeaderRules() {}

  /** FIN, the reserved bits and the opcode. */
  static void judgeFirstByte(byte first, boolean rsv1Allowed) {
    int opcode = first & 0xF;
    boolean startsData = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
    int forbidden = first & (rsv1Allowed && startsData ? RSV & ~RSV1 : RSV);
    if (forbidden != 0) {
      throw reservedBits(forbidden, opcode, rsv1Allowed);
    }
    if (!Opcode.isDefined(opcode)) {
      String name = "0x" + Integer.toHexString(opcode);
      throw new ProtocolViolation(Kind.PROTOCOL, "Opcode " + name + " is reserved (5.2)");
    }
    if ((first & FIN) == 0 && Opcode.isControl(opcode)) {
      throw new ProtocolViolation(
          Kind.FIN_RULE, "A " + Opcode.name(opcode) + " frame must not be fragmented (5.4)");
    }
  }

  private static ProtocolViolation reservedBits(int bits, int opcode, boolean rsv1Allowed) {
    String why =
        (bits & RSV1) != 0 && rsv1Allowed
            ? " must not be set on a " + Opcode.name(opcode) + " frame (RFC 7692, 6.1)"
            : " is set but nothing was negotiated that uses it (5.2)";
    String bit = (bits & RSV1) != 0 ? "RSV1" : (bits & RSV2) != 0 ? "RSV2" : "RSV3";
    return new ProtocolViolation(Kind.PROTOCOL, bit + why);
  }

  /** The mask bit and, for a control frame, the length. */
  static void judgeSecondByte(byte first, byte second, boolean expectMasked) {
    boolean masked = second < 0;
    if (masked != expectMasked) {
      String rule = masked ? "A server must not mask its frames" : "A client must mask its frames";
      throw new ProtocolViolation(Kind.PROTOCOL, rule + " (5.1)");
    }
    if ((second & 0x7F) > LARGEST_CONTROL && Opcode.isControl(first)) {
      String name = Opcode.name(first & 0xF);
      throw new ProtocolViolation(
          Kind.PROTOCOL, "A " + name + " frame must not be longer than 125 bytes (5.5)");
    }
  }

  /**
   * A length in one of the two longer forms, as an int.
   *
   * @param least the smallest length that needs its form
   */
  static int judgeLength(long value, int least, int maxFrameBytes) {
    if (value >= least && value <= maxFrameBytes) {
      return (int) value;
    }
    throw badLength(value, least, maxFrameBytes);
  }

  private static ProtocolViolation badLength(long value, int least, int maxFrameBytes) {
    if (value < 0) {
      return new ProtocolViolation(
          Kind.PROTOCOL, "The highest bit of a 64-bit payload length must be 0 (5.2)");
    }
    if (value < least) {
      return new ProtocolViolation(
          Kind.PROTOCOL, "Payload length " + value + " is not in its shortest form (5.2)");
    }
    if (value > LARGEST_ARRAY) {
      return new ProtocolViolation(
          Kind.UNREPRESENTABLE, "No array can hold a frame of " + value + " bytes");
    }
    return new ProtocolViolation(
        Kind.FRAME_LIMIT,
        "A frame of " + value + " bytes is larger than the limit of " + maxFrameBytes);
  }
}
