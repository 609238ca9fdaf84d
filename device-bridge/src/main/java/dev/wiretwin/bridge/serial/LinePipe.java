package dev.wiretwin.bridge.serial;

import java.io.IOException;

/**
 * An open device as {@link LinePump} drives it: one thread reads, one at a time writes, anybody
 * closes.
 */
public interface LinePipe {
  /**
   * Waits for bytes, but need not wait for ever.
   *
   * @return how many came, 0 for none yet, -1 when none will come any more
   * @throws IOException if none will come any more, with the reason
   */
  int read(byte[] into) throws IOException;

  /**
   * Waits until the device has taken at least one of the bytes.
   *
   * @return how many it took; 0 or less when it takes none any more
   * @throws IOException if it takes none any more, with the reason
   */
  int write(byte[] bytes) throws IOException;

  /** Gives the device back; who reads or writes at the moment is freed. Any number of times. */
  void close();
}
