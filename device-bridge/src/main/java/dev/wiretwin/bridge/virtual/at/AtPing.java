package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Finds out whether a host is there, and how far away: by TCP's answer on the echo port, yes or no.
 * Once; on the board's processor only.
 */
final class AtPing implements TcpEvents {
  static final long LIMIT_MICROS = 3_000_000;

  private static final int ECHO_PORT = 7;
  private static final long MILLI = 1_000;

  private final Cpu cpu;
  private final TcpStack stack;
  private Consumer<OptionalLong> told;
  private Optional<TcpSocket> socket = Optional.empty();
  private Cpu.Alarm limit = () -> {};
  private long begun;

  /**
   * @param told hears the milliseconds there and back, or nothing when nobody answers
   */
  AtPing(Cpu cpu, TcpStack stack, Consumer<OptionalLong> told) {
    this.cpu = cpu;
    this.stack = stack;
    this.told = told;
  }

  void begin(String host) {
    limit = cpu.after(LIMIT_MICROS, () -> end(OptionalLong.empty()));
    stack.resolve(host, this::resolved);
  }

  private void resolved(Optional<String> address) {
    socket = address.isPresent() ? stack.open() : Optional.empty();
    if (socket.isEmpty()) {
      end(OptionalLong.empty());
    } else {
      begun = cpu.micros();
      socket.get().connect(address.get(), ECHO_PORT, false, this);
    }
  }

  private void answered() {
    end(OptionalLong.of((cpu.micros() - begun) / MILLI));
  }

  private void end(OptionalLong millis) {
    limit.cancel();
    socket.ifPresent(TcpSocket::abort);
    socket = Optional.empty();
    Consumer<OptionalLong> hearer = told;
    told = nobody -> {};
    hearer.accept(millis);
  }

  @Override
  public void connected() {
    answered();
  }

  @Override
  public void received(byte[] segment) {
    // nothing was asked for
  }

  @Override
  public void sent(int bytes) {
    // nothing was sent
  }

  @Override
  public void ended() {
    answered();
  }

  @Override
  public void failed(Failure why) {
    if (why == Failure.RESET) {
      answered();
    } else {
      end(OptionalLong.empty());
    }
  }
}
