package dev.wiretwin.core.frame;

/**
 * The four-bit opcodes of RFC 6455 §5.2, as plain numbers: the hot path compares them without a
 * lookup, and the lab may put a reserved one on the wire.
 */
public final class Opcode {
  public static final int CONTINUATION = 0x0;
  public static final int TEXT = 0x1;
  public static final int BINARY = 0x2;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int PONG = 0xA;

  private Opcode() {}

  /** Control opcodes have the highest of the four bits set (§5.5). */
  public static boolean isControl(int opcode) {
    return (opcode & 0x8) != 0;
  }

  /** Whether RFC 6455 gives this number a meaning; 3–7 and 11–15 are reserved (§11.8). */
  public static boolean isDefined(int opcode) {
    return opcode >= CONTINUATION && opcode <= BINARY || opcode >= CLOSE && opcode <= PONG;
  }

  /** The RFC's name in lower case, or {@code opcode-0x3} for a reserved number. */
  public static String name(int opcode) {
    return switch (opcode) {
      case CONTINUATION -> "continuation";
      case TEXT -> "text";
      case BINARY -> "binary";
      case CLOSE -> "close";
      case PING -> "ping";
      case PONG -> "pong";
      default -> "opcode-0x" + Integer.toHexString(opcode);
    };
  }
}
