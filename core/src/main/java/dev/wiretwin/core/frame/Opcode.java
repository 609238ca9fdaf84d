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

  private static final int MAX_CONTROL_BYTES = 125;

  private Opcode() {}

  /**
   * Refuses what our own caller may not send: continuations and closes are the engine's business.
   *
   * @param length of the payload in bytes
   * @throws IllegalArgumentException if the opcode is not 1, 2, 9 or 10, or a ping or pong would be
   *     longer than 125 bytes (§5.5); the message says what to do
   */
  public static void requireSendable(int opcode, int length) {
    switch (opcode) {
      case TEXT, BINARY -> {}
      case PING, PONG -> {
        if (length > MAX_CONTROL_BYTES) {
          throw new IllegalArgumentException(
              "a " + name(opcode) + " carries at most 125 bytes, not " + length);
        }
      }
      default ->
          throw new IllegalArgumentException(
              "opcode "
                  + opcode
                  + " cannot be sent: use 1 (text), 2 (binary), 9 (ping) or 10 (pong), and close() to close");
    }
  }

  /**
   * The same for bytes that somebody else has made: a text must be UTF-8 (§5.6).
   *
   * @throws IllegalArgumentException as {@link #requireSendable(int, int)}, or if a text is no
   *     UTF-8
   */
  public static void requireSendable(int opcode, byte[] message) {
    requireSendable(opcode, message.length);
    if (opcode == TEXT && !Utf8Check.isValid(message, 0, message.length)) {
      throw new IllegalArgumentException(
          "a text message must be UTF-8: send other bytes with opcode 2 (binary)");
    }
  }

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
