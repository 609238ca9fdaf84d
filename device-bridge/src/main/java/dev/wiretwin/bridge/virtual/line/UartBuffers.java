package dev.wiretwin.bridge.virtual.line;

/**
 * How much a firmware's serial driver keeps, and what it forgets when that is not enough (VB-07).
 * Immutable.
 *
 * @param received bytes that may wait for the firmware
 * @param sent bytes that may wait for the wire before the firmware has to
 * @param forgetsOldest whether an overflow costs the oldest byte; otherwise it costs the newest
 */
public record UartBuffers(int received, int sent, boolean forgetsOldest) {
  /** NodeMCU: a ring of the SDK behind the hardware's FIFO, and nothing but the FIFO out. */
  public static final UartBuffers NODEMCU = new UartBuffers(Uart.RING_BYTES, 128, true);

  private static final int LEAST = 128;
  private static final int MOST = 1 << 16;

  public UartBuffers {
    if (Math.min(received, sent) < LEAST || Math.max(received, sent) > MOST) {
      throw new IllegalArgumentException(
          "buffers of " + received + " and " + sent + " bytes: give 128 to 65536 each");
    }
  }
}
