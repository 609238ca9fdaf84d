package dev.wiretwin.bench.server;

import java.nio.ByteBuffer;

/**
 * What one connection of the echo server does with the bytes it read. One instance per connection,
 * only ever called by the server's one thread.
 */
interface EchoProtocol {
  /**
   * How many bytes the answer to one read may be longer than what was read; the server leaves that
   * much room in front, so that answering happens in place.
   */
  int HEADROOM = 256;

  /**
   * Turns the bytes between {@code from} and the buffer's limit into the answer, written from index
   * 0 of the same buffer.
   *
   * @return the length of the answer, 0 for none yet
   */
  int answer(ByteBuffer buffer, int from);

  /** Whether the connection ends once the answer is written. */
  boolean isFinished();
}
