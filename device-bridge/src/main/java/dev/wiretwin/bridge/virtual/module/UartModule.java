package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.util.Set;

/**
 * The {@code uart} module: the serial port in a script's hands. On the board's processor only.
 *
 * <p>Source: {@code app/modules/uart.c}, {@code app/platform/platform.c} for the rates, manual page
 * {@code uart}; VB-30, VB-31.
 */
public final class UartModule implements Module {
  private static final int UARTS = 2;
  private static final int LINE_BYTES = 256;

  /** What an unknown rate becomes. */
  private static final int FALLBACK_BAUD = 9600;

  private static final Set<Integer> RATES =
      Set.of(
          300, 600, 1200, 2400, 4800, 9600, 19200, 31250, 38400, 57600, 74880, 115200, 230400,
          256000, 460800, 921600, 1843200, 3686400);

  /**
   * Whether the firmware's UART takes this rate, bits per second; from all others it makes 9600.
   */
  public static boolean isRate(int baud) {
    return RATES.contains(baud);
  }

  private final Console console;
  private final Format[] formats = {new Format(8, 0, 1), new Format(8, 0, 1)};
  private final int[] bauds = {115200, 115200};
  private Board board;
  private LuaRef received;

  public UartModule(Console console) {
    this.console = console;
  }

  private record Format(int dataBits, int parity, int stopBits) {}

  @Override
  public String name() {
    return "uart";
  }

  @Override
  public void start(Board board) {
    this.board = board;
    bauds[0] = board.uart().baud();
    board
        .lua()
        .install(
            new LuaLibrary("uart")
                .function("setup", this::setup)
                .function("getconfig", this::config)
                .function("write", this::write)
                .function("on", this::on)
                .function("alt", this::alternative)
                .function("fifodepth", this::fifoDepth)
                .constant("STOPBITS_1", 1)
                .constant("STOPBITS_1_5", 2)
                .constant("STOPBITS_2", 3)
                .constant("PARITY_NONE", 0)
                .constant("PARITY_EVEN", 1)
                .constant("PARITY_ODD", 2)
                .constant("DIR_RX", 0)
                .constant("DIR_TX", 1));
  }

  private static int port(LuaCall call) {
    long id = call.integer(1);
    if (id < 0 || id >= UARTS) {
      throw new LuaError("uart " + (id & 0xFFFFFFFFL) + " does not exist");
    }
    return (int) id;
  }

  private int setup(LuaCall call) {
    int id = port(call);
    long baud = call.integer(2);
    Format format = format((int) call.integer(3), (int) call.integer(4), (int) call.integer(5));
    if (call.isNumber(6)) {
      console.echo(call.integer(6) != 0);
    }
    formats[id] = format;
    bauds[id] = RATES.contains((int) baud) ? (int) baud : FALLBACK_BAUD;
    if (id == 0) {
      board.uart().setup(bauds[id]);
    }
    return call.returns(baud);
  }

  private static Format format(int dataBits, int parity, int stopBits) {
    return new Format(
        dataBits < 5 || dataBits > 8 ? 8 : dataBits,
        parity < 0 || parity > 2 ? 0 : parity,
        stopBits < 1 || stopBits > 3 ? 1 : stopBits);
  }

  private int config(LuaCall call) {
    int id = port(call);
    Format format = formats[id];
    return call.returns(bauds[id], format.dataBits(), format.parity(), format.stopBits());
  }

  private int write(LuaCall call) {
    int id = port(call);
    for (int i = 2; i <= call.count(); i++) {
      byte[] bytes;
      if (call.isNumber(i)) {
        long value = call.integer(i);
        if (value < 0 || value > 255) {
          throw new LuaError("invalid number");
        }
        bytes = new byte[] {(byte) value};
      } else if (call.isString(i)) {
        bytes = call.bytes(i);
      } else {
        throw call.expected(i, "string");
      }
      if (id == 0) {
        board.uart().write(bytes, 0, bytes.length);
      }
    }
    return call.returns();
  }

  private int on(LuaCall call) {
    if (!call.isString(1) || !"data".equals(call.string(1))) {
      throw new LuaError(1, "method not supported");
    }
    int at = 2;
    int length = -1;
    int end = 0;
    if (call.isNumber(at)) {
      length = (int) call.integer(at);
      if (length < 0 || length >= LINE_BYTES) {
        throw new LuaError(at, "wrong arg range");
      }
      at++;
    } else if (call.isString(at)) {
      byte[] text = call.bytes(at);
      if (text.length != 1) {
        throw new LuaError("wrong arg range");
      }
      end = text[0] & 0xFF;
      at++;
    }
    LuaRef function = call.isFunction(at) ? call.function(at) : null;
    boolean typed = function == null || !call.isNumber(at + 1) || call.integer(at + 1) != 0;
    if (received != null) {
      received.release();
    }
    received = function;
    if (function == null) {
      console.listen(0, 0, true, null);
    } else {
      console.listen(length, end, typed, record -> board.callback(function, record));
    }
    return call.returns();
  }

  private int alternative(LuaCall call) {
    console.awayFromUsb(call.integer(1) != 0);
    return call.returns();
  }

  /** What leaves is gone when a call returns, what came is in the ring: nothing is ever seen. */
  private int fifoDepth(LuaCall call) {
    port(call);
    long direction = call.integer(2);
    if (direction != 0 && direction != 1) {
      throw new LuaError(2, "invalid direction");
    }
    return call.returns(0);
  }

  @Override
  public void stop() {
    received = null;
  }
}
