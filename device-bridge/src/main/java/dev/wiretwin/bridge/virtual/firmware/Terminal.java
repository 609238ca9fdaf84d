package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.line.Uart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * UART0 as the console writes to it: line feeds become CR LF, carriage returns vanish; {@code
 * print} may be sent elsewhere. Also the switch that takes UART0 off the USB pins. On the board's
 * processor only.
 *
 * <p>Source: {@code uart0_putc}, {@code output_redirect}; VB-26.
 */
final class Terminal implements Uart {
  private final Uart uart;
  private Consumer<byte[]> elsewhere;
  private boolean serialToo = true;
  private boolean away;
  private boolean silent;

  Terminal(Uart uart) {
    this.uart = uart;
  }

  // ---- text

  /** Sends text to UART0, whatever {@code print} is sent to ({@code uart0_sendStr}). */
  void send(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length + 8);
    for (byte b : text) {
      if (b == '\n') {
        bytes.write('\r');
      }
      if (b != '\r') {
        bytes.write(b);
      }
    }
    write(bytes.toByteArray(), 0, bytes.size());
  }

  void send(String latin1) {
    send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends a C string to where {@code print} goes: it ends at its first NUL ({@code puts}). */
  void print(byte[] text) {
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    byte[] cut = java.util.Arrays.copyOf(text, length);
    if (elsewhere == null || serialToo) {
      send(cut);
    }
    if (elsewhere != null) {
      elsewhere.accept(cut);
    }
  }

  void redirect(Consumer<byte[]> to, boolean here) {
    elsewhere = to;
    serialToo = here;
  }

  /** Whether UART0 is at pins nobody is connected to. */
  void away(boolean is) {
    away = is;
  }

  /** Nothing is sent any more: the board is being reset. */
  void silence() {
    silent = true;
  }

  // ---- bytes

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (!away && !silent && length > 0) {
      uart.write(bytes, from, length);
    }
  }

  @Override
  public int read(byte[] into) {
    int count = uart.read(into);
    while (away && count > 0) {
      count = uart.read(into); // into the void
    }
    return count;
  }

  @Override
  public void onReceived(Runnable interrupt) {
    uart.onReceived(interrupt);
  }

  @Override
  public void setup(int baud) {
    if (!silent) {
      uart.setup(baud);
    }
  }

  @Override
  public int baud() {
    return uart.baud();
  }
}
