package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.bridge.virtual.net.SystemNames;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import dev.wiretwin.core.transport.Network;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The air around a board: gives each of its lives a network, and takes the Wi-Fi away when asked
 * (VB-66). On the board's processor only.
 */
final class BoardAir implements Function<Cpu, TcpStack>, AutoCloseable {
  private static final long MICROS_PER_MILLI = 1000;

  private final Network network;
  private final Executor lookups;
  private LwipStack stack;
  private Cpu.Alarm returning;
  private boolean up = true;

  BoardAir(Network network, Executor lookups) {
    this.network = network;
    this.lookups = lookups;
  }

  /** A stack for the life that begins; the one before dies without a word to its peers. */
  @Override
  public LwipStack apply(Cpu life) {
    close();
    stack = new LwipStack(network, life, lookups, new SystemNames());
    stack.linkUp(up);
    return stack;
  }

  /**
   * The access point is gone.
   *
   * @param cpu that outlives resets
   * @param millis until it is back; 0 means not by itself
   */
  void lose(Cpu cpu, long millis) {
    turn(false);
    if (millis > 0) {
      returning = cpu.after(millis * MICROS_PER_MILLI, this::back);
    }
  }

  void back() {
    turn(true);
  }

  private void turn(boolean now) {
    if (returning != null) {
      returning.cancel();
      returning = null;
    }
    up = now;
    if (stack != null) {
      stack.linkUp(up);
    }
  }

  @Override
  public void close() {
    if (stack != null) {
      stack.powerOff();
      stack.close();
      stack = null;
    }
  }
}
