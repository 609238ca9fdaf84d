package dev.wiretwin.bridge.virtual.at.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What one connection still has to send, until TCP has room for it; with a bound. On the board's
 * processor only.
 */
final class WsOutbox {
  /** Beyond this the other side does not read any more. */
  static final int MOST_BYTES = 32_768;

  private static final long MILLI = 1_000;

  private final Cpu cpu;
  private final TcpSocket socket;
  private byte[] unsent = {};
  private Consumer<Boolean> flushed = ok -> {};

  WsOutbox(Cpu cpu, TcpSocket socket) {
    this.cpu = cpu;
    this.socket = socket;
  }

  /**
   * Sends as much as there is room for, the rest later.
   *
   * @return false when too much waits already: nothing is taken then
   */
  boolean add(byte[] bytes) {
    if (unsent.length > MOST_BYTES) {
      return false;
    }
    byte[] all = Arrays.copyOf(unsent, unsent.length + bytes.length);
    System.arraycopy(bytes, 0, all, unsent.length, bytes.length);
    unsent = all;
    pump();
    return true;
  }

  /**
   * Has somebody told once what becomes of what is added next.
   *
   * @param told hears true when TCP has taken all of it, false at the end of the time
   */
  void whenFlushed(int timeoutMillis, Consumer<Boolean> told) {
    Cpu.Alarm late = cpu.after(timeoutMillis * MILLI, () -> tell(false));
    flushed =
        ok -> {
          late.cancel();
          told.accept(ok);
        };
  }

  /** There may be room again. */
  void pump() {
    int now = Math.min(socket.room(), unsent.length);
    if (now > 0 && socket.write(unsent, 0, now)) {
      unsent = Arrays.copyOfRange(unsent, now, unsent.length);
    }
    if (unsent.length == 0) {
      tell(true);
    }
  }

  /** Nothing goes out any more. */
  void end() {
    tell(false);
  }

  private void tell(boolean ok) {
    Consumer<Boolean> told = flushed;
    flushed = nobody -> {};
    told.accept(ok);
  }
}
