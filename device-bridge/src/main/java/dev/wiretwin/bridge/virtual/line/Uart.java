package dev.wiretwin.bridge.virtual.line;

/**
 * UART0 as the firmware sees it: a transmitter that makes it wait, and a receive ring that forgets
 * the oldest byte when nobody empties it. On the board's processor only.
 */
public interface Uart {
  /** What the receive ring holds before it overflows, bytes ({@code RX_BUFF_SIZE}). */
  int RING_BYTES = 256;

  /** From this rate on a line is looked after more often. */
  int FAST_BAUD = 460_800;

  /**
   * How long there is between two looks at a line of this rate, real microseconds: a millisecond,
   * or a quarter of one where that is twenty characters and more, and each answer of the board
   * would come later than the hardware's by as much as its bytes take.
   */
  static long lookMicros(int baud) {
    return baud >= FAST_BAUD ? 250 : 1_000;
  }

  /**
   * Sends raw bytes; waits, as the hardware does, while the transmitter's FIFO is full. Returns
   * when the last byte is in the FIFO, not when it is on the wire.
   */
  void write(byte[] bytes, int from, int length);

  /**
   * Takes what has been received.
   *
   * @return how many bytes were taken, 0 when there are none
   */
  int read(byte[] into);

  /**
   * Sets what to do when bytes have been received into an empty ring; called from any thread, so it
   * may do no more than post a task.
   */
  void onReceived(Runnable interrupt);

  /**
   * Whether the host pauses: nothing has come for about ten characters' time, although it could
   * have. Where nobody looks after a wire it always does.
   */
  default boolean isHostStill() {
    return true;
  }

  /**
   * Waits until everything has been sent, then changes the rate and empties both FIFOs: bytes in
   * flight are lost.
   *
   * @param baud bits per second, what the firmware chose, not what was asked for
   */
  void setup(int baud);

  /** The board's rate, bits per second. */
  int baud();
}
