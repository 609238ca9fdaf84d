package dev.wiretwin.bridge.virtual.line;

/**
 * The far end of a board's serial line, where the host's program is. Reading and writing never
 * wait; any thread, one at a time.
 */
public interface HostLine extends AutoCloseable {
  /**
   * Takes what the host has sent.
   *
   * @return how many bytes were taken, at the most {@code most} and what {@code into} holds; 0 when
   *     there are none or nobody is there
   */
  int read(byte[] into, int most);

  /**
   * Hands bytes to the host.
   *
   * @return how many it took, 0 when nobody is there or its buffers are full
   */
  int write(byte[] bytes, int from, int count);

  /** The rate that the host has chosen, bits per second; 0 where a line has none. */
  int speed();

  /**
   * Runs {@code ready} once, on any thread, as soon as there is something to read: at once when
   * there is already. A later call takes the place of one that has not come true.
   */
  void whenReadable(Runnable ready);

  /**
   * Runs {@code opened} whenever a host's program opens its end, on any thread; a later call takes
   * the place of this one.
   */
  void whenOpened(Runnable opened);

  /** Where the host finds the line, as it would be typed: a path, or {@code host:port}. */
  String address();

  /** Ends the line; the host's program sees the end of its input. Any number of times. */
  @Override
  void close();
}
