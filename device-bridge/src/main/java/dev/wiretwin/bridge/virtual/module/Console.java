package dev.wiretwin.bridge.virtual.module;

import java.util.function.Consumer;

/**
 * The console behind UART0, as the modules {@code uart} and {@code node} reach it. On the board's
 * processor only.
 *
 * <p>Source: {@code app/driver/input.c}, {@code app/lua53/lua.c}.
 */
public interface Console {
  /**
   * Who hears what is received ({@code input_setup_receive}).
   *
   * @param length bytes of one record; 0: every byte is one; -1: records end at {@code end}
   * @param end the byte that ends a record, unsigned; a full line buffer ends one, too
   * @param typed whether the console goes on working; records are its finished lines then
   * @param hearer null for nobody
   */
  void listen(int length, int end, boolean typed, Consumer<byte[]> hearer);

  /** Whether what is typed is sent back. */
  void echo(boolean on);

  /**
   * Queues text as if it had been typed; it runs line by line, unechoed.
   *
   * @return false when there is no memory for it
   */
  boolean type(byte[] text);

  /**
   * Sends what {@code print} writes elsewhere.
   *
   * @param to null to bring it back to UART0 alone
   * @param serialToo whether UART0 gets it as well
   */
  void redirect(Consumer<byte[]> to, boolean serialToo);

  /** Moves UART0 to the pins nobody is connected to, or back ({@code uart.alt}). */
  void awayFromUsb(boolean away);
}
