package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * The firmware's serial driver: gathers what comes into chunks, which end when the FIFO is full
 * enough or the host pauses. On the board's processor only.
 *
 * <p>Source: {@code intr_config} of {@code at_uart_task.c}: 100 bytes, or ten characters' time.
 */
final class AtPort {
  /** So many bytes wake the firmware at once. */
  static final int THRESHOLD = 100;

  private final Cpu cpu;
  private final Uart uart;
  private final Consumer<byte[]> chunks;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[THRESHOLD];
  private boolean looking;

  /**
   * @param chunks hears of each
   */
  AtPort(Cpu cpu, Uart uart, Consumer<byte[]> chunks) {
    this.cpu = cpu;
    this.uart = uart;
    this.chunks = chunks;
  }

  void start() {
    uart.onReceived(() -> cpu.post(Cpu.Priority.MEDIUM, this::wake));
    wake();
  }

  void stop() {
    uart.onReceived(() -> {});
  }

  private void wake() {
    if (!looking) {
      looking = true;
      lookLater();
    }
  }

  /** Line time is real whatever the device's clock does. */
  private void lookLater() {
    cpu.after((long) (Uart.lookMicros(uart.baud()) / cpu.scale()), this::look);
  }

  private void look() {
    // at a fast rate, or late, it finds more than one chunk
    while (gather() >= THRESHOLD) {
      hand();
    }
    if (uart.isHostStill()) {
      if (pending.size() == 0) {
        looking = false;
        return;
      }
      hand();
    }
    lookLater();
  }

  /** Takes what there is, until it is enough for a chunk; how much that is by now. */
  private int gather() {
    int count = 1;
    while (count > 0 && pending.size() < THRESHOLD) {
      count = uart.read(buffer);
      pending.write(buffer, 0, count);
    }
    return pending.size();
  }

  private void hand() {
    byte[] chunk = pending.toByteArray();
    pending.reset();
    chunks.accept(chunk);
  }
}
