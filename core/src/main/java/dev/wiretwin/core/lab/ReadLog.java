package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps what a client wrote, byte for byte and read by read, up to a bound. Written on one loop;
 * {@link #snapshot} may be asked for by any thread.
 */
final class ReadLog {
  static final int MAX_READS = 100_000;
  static final long MAX_BYTES = 64L << 20;

  private static final int FIRST = 8;

  private long bytes;
  private boolean full;
  private volatile Published published = new Published(new long[0], new Bytes[0], 0);

  /** Of both arrays, which are only ever added to, the first so many count. */
  private record Published(long[] at, Bytes[] what, int size) {
    /** The same with room for one more. */
    Published roomy() {
      int roomy = Math.max(FIRST, 2 * size);
      return size < at.length
          ? this
          : new Published(Arrays.copyOf(at, roomy), Arrays.copyOf(what, roomy), size);
    }
  }

  /**
   * @return false if it was too much, and is not kept: nothing is from now on
   */
  boolean add(Seen<Bytes> read) {
    int size = published.size;
    full |= size == MAX_READS || bytes + read.what().length() > MAX_BYTES;
    if (full) {
      return false;
    }
    bytes += read.what().length();
    Published roomy = published.roomy();
    roomy.at[size] = read.at();
    roomy.what[size] = read.what();
    published = new Published(roomy.at, roomy.what, size + 1);
    return true;
  }

  List<Seen<Bytes>> snapshot() {
    Published now = published;
    return IntStream.range(0, now.size).mapToObj(i -> new Seen<>(now.at[i], now.what[i])).toList();
  }
}
