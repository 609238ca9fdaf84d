package dev.wiretwin.bridge.serial.remote;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One command of the COM-PORT option, or its answer. Immutable, any thread.
 *
 * <p>Source: RFC 2217, section 3: a server answers a command with the same and 100 more.
 *
 * @param command its number in the client's counting
 * @param value what is asked for, or what is in force now
 */
record ComPort(int command, byte[] value) {
  static final int OPTION = 44;
  static final int BAUD = 1;
  static final int DATA_SIZE = 2;
  static final int PARITY = 3;
  static final int STOP_SIZE = 4;
  static final int CONTROL = 5;
  static final int SUSPEND = 8;
  static final int RESUME = 9;
  static final int PURGE = 12;

  private static final int SERVER = 100;
  private static final int NO_FLOW_CONTROL = 1;
  private static final int DTR_ON = 8;
  private static final int DTR_OFF = 9;
  private static final int RTS_ON = 11;
  private static final int RTS_OFF = 12;
  private static final int BOTH_BUFFERS = 3;

  static ComPort baud(int rate) {
    return new ComPort(BAUD, ByteBuffer.allocate(Integer.BYTES).putInt(rate).array());
  }

  static ComPort one(int command, int value) {
    return new ComPort(command, new byte[] {(byte) value});
  }

  static ComPort noFlowControl() {
    return one(CONTROL, NO_FLOW_CONTROL);
  }

  static ComPort dtr(boolean on) {
    return one(CONTROL, on ? DTR_ON : DTR_OFF);
  }

  static ComPort rts(boolean on) {
    return one(CONTROL, on ? RTS_ON : RTS_OFF);
  }

  static ComPort purge() {
    return one(PURGE, BOTH_BUFFERS);
  }

  /** Reads what a server sent; a command below 100 keeps its number, as some send it so. */
  static ComPort of(byte[] content) {
    int command = content.length == 0 ? 0 : content[0] & 0xFF;
    return new ComPort(
        command >= SERVER ? command - SERVER : command,
        content.length == 0 ? content : Arrays.copyOfRange(content, 1, content.length));
  }

  byte[] bytes() {
    byte[] content = new byte[1 + value.length];
    content[0] = (byte) command;
    System.arraycopy(value, 0, content, 1, value.length);
    return TelnetCodec.subnegotiation(OPTION, content);
  }

  /** The value as a number; -1 when it is as long as none. */
  int number() {
    return switch (value.length) {
      case 1 -> value[0] & 0xFF;
      case Integer.BYTES -> ByteBuffer.wrap(value).getInt();
      default -> -1;
    };
  }

  boolean sameAs(ComPort other) {
    return command == other.command && Arrays.equals(value, other.value);
  }
}
