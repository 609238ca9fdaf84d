package dev.wiretwin.core.frame;

/**
 * The bounds within which a peer, or our own caller, may make us hold memory. All sizes in bytes.
 * Immutable.
 *
 * @param maxHeadBytes the whole opening handshake of the peer, 256…16 MiB
 * @param maxFrameBytes payload of one frame, 125…2^31−9
 * @param maxMessageBytes payload of one message after joining fragments and after inflating,
 *     125…2^31−9
 * @param maxEmptyFragments fragments without payload in one message, 0…2^31−1: they cost us work
 *     and carry nothing
 * @param maxQueuedBytes frames accepted for sending that the operating system has not taken yet, 1
 *     KiB…2^31−9
 */
public record Limits(
    int maxHeadBytes,
    int maxFrameBytes,
    int maxMessageBytes,
    int maxEmptyFragments,
    int maxQueuedBytes) {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * 16 KiB of head, 16 MiB frames and messages, 1024 empty fragments, 32 MiB waiting to be sent.
   */
  public static final Limits DEFAULT = new Limits(16 << 10, 16 << 20, 16 << 20, 1024, 32 << 20);

  public Limits {
    require("maxHeadBytes", maxHeadBytes, 256, 16 << 20);
    require("maxFrameBytes", maxFrameBytes, 125, LARGEST_ARRAY);
    require("maxMessageBytes", maxMessageBytes, 125, LARGEST_ARRAY);
    require("maxEmptyFragments", maxEmptyFragments, 0, Integer.MAX_VALUE);
    require("maxQueuedBytes", maxQueuedBytes, 1 << 10, LARGEST_ARRAY);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + " to " + most + ", not " + value);
    }
  }

  public Limits withMaxHeadBytes(int bytes) {
    return new Limits(bytes, maxFrameBytes, maxMessageBytes, maxEmptyFragments, maxQueuedBytes);
  }

  public Limits withMaxFrameBytes(int bytes) {
    return new Limits(maxHeadBytes, bytes, maxMessageBytes, maxEmptyFragments, maxQueuedBytes);
  }

  public Limits withMaxMessageBytes(int bytes) {
    return new Limits(maxHeadBytes, maxFrameBytes, bytes, maxEmptyFragments, maxQueuedBytes);
  }

  public Limits withMaxEmptyFragments(int count) {
    return new Limits(maxHeadBytes, maxFrameBytes, maxMessageBytes, count, maxQueuedBytes);
  }

  public Limits withMaxQueuedBytes(int bytes) {
    return new Limits(maxHeadBytes, maxFrameBytes, maxMessageBytes, maxEmptyFragments, bytes);
  }
}
