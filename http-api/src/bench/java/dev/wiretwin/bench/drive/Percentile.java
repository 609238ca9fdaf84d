package dev.wiretwin.bench.drive;

/** Percentiles by nearest rank: always a value that was really measured. */
final class Percentile {
  private Percentile() {}

  static long of(long[] sorted, double percent) {
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }
}
