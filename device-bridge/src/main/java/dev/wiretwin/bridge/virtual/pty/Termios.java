package dev.wiretwin.bridge.virtual.pty;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * A terminal's settings as {@code TCGETS2} gives them: four words of flags, 20 bytes of which two
 * matter here, and the two rates in bits per second ({@code struct termios2}).
 */
final class Termios {
  static final int BYTES = 44;

  private static final int IFLAG = 0;
  private static final int OFLAG = 4;
  private static final int CFLAG = 8;
  private static final int LFLAG = 12;
  private static final int VTIME = 17 + 5;
  private static final int VMIN = 17 + 6;
  private static final int ISPEED = 36;
  private static final int OSPEED = 40;

  /** IGNBRK, BRKINT, PARMRK, ISTRIP, INLCR, IGNCR, ICRNL, IXON. */
  private static final int COOKED_INPUT = 0x5EB;

  private static final int OPOST = 1;

  /** ISIG, ICANON, ECHO, ECHONL, IEXTEN. */
  private static final int COOKED_LOCAL = 0x804B;

  private static final int PARENB = 0x100;
  private static final int CS8 = 0x30;
  private static final int CLOCAL = 0x800;
  private static final int CBAUD = 0x100F;
  private static final int BOTHER = 0x1000;

  /** Rates that have a code of their own, which is all that older programs can read. */
  private static final Map<Integer, Integer> CODES =
      Map.of(
          9600, 0xD, 19200, 0xE, 38400, 0xF, 57600, 0x1001, 115200, 0x1002, 230400, 0x1003, 460800,
          0x1004, 921600, 0x1007);

  private final byte[] bytes;
  private final ByteBuffer words;

  Termios(byte[] bytes) {
    this.bytes = bytes;
    words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  int speed() {
    return words.getInt(OSPEED);
  }

  /** Nothing is echoed, translated or held back, 8 bits, no parity ({@code cfmakeraw}). */
  void makeRaw(int speed) {
    words.putInt(IFLAG, words.getInt(IFLAG) & ~COOKED_INPUT);
    words.putInt(OFLAG, words.getInt(OFLAG) & ~OPOST);
    words.putInt(LFLAG, words.getInt(LFLAG) & ~COOKED_LOCAL);
    int rate = CODES.getOrDefault(speed, BOTHER);
    words.putInt(CFLAG, words.getInt(CFLAG) & ~(PARENB | CBAUD) | CS8 | CLOCAL | rate);
    words.putInt(ISPEED, speed);
    words.putInt(OSPEED, speed);
    bytes[VMIN] = 1;
    bytes[VTIME] = 0;
  }
}
