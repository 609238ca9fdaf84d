package dev.wiretwin.core.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Cuts bytes into the pieces in which TCP might hand them over. */
public final class Chopping {
  private Chopping() {}

  /** Two pieces, cut at this byte. */
  public static List<byte[]> at(byte[] bytes, int cut) {
    return List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
  }

  /** Each byte by itself. */
  public static List<byte[]> single(byte[] bytes) {
    return every(bytes, 1);
  }

  /** Pieces of one size, the last one perhaps shorter. */
  public static List<byte[]> every(byte[] bytes, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
    }
    return pieces;
  }

  /** Pieces of 1 to {@code most} bytes. */
  public static List<byte[]> random(byte[] bytes, int most, SplittableRandom random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + random.nextInt(1, most + 1));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }
}
