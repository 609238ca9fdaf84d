package dev.wiretwin.bridge.link;

/**
 * How the link behaves on a line.
 *
 * @param baud bits per second of the line, 10 for each byte
 * @param window most frames that may be under way to the board, 1 to 16
 * @param patienceNanos how long is waited for an acknowledgement, besides the time of the bytes
 * @param attempts how often in a row nothing may be heard before the link is given up
 */
public record LinkSettings(int baud, int window, long patienceNanos, int attempts) {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int MOST_FRAMES = 16;

  public LinkSettings {
    if (baud < 300 || window < 1 || window > MOST_FRAMES || patienceNanos < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "a link needs 300 baud, 1 to 16 frames, some patience and attempts");
    }
  }

  /**
   * What has proved itself.
   *
   * @param window six frames are good: the board empties its ring of 256 bytes while it receives
   */
  public static LinkSettings at(int baud, int window) {
    return new LinkSettings(baud, window, 80 * NANOS_PER_MS, 12);
  }

  /** The time that so many bytes take on the wire. */
  public long nanos(int bytes) {
    return bytes * 10_000_000_000L / baud;
  }
}
