package dev.wiretwin.bench.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds and has used so far, as Linux tells.
 *
 * @param kib resident memory
 * @param cpuSeconds since its start
 * @param files open descriptors
 */
record Consumption(long kib, double cpuSeconds, int threads, int files) {
  private static final double TICKS_PER_SECOND = 100;

  static Consumption of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      return parse(
          Files.readAllLines(process.resolve("status")),
          Files.readString(process.resolve("stat")),
          (int) open.count());
    }
  }

  /**
   * @param status /proc/PID/status
   * @param stat /proc/PID/stat, whose second field is a name in parentheses
   */
  static Consumption parse(List<String> status, String stat, int files) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    // utime and stime, fields 14 and 15, the name being 2
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return new Consumption(
        number(status, "VmRSS:"),
        ticks / TICKS_PER_SECOND,
        (int) number(status, "Threads:"),
        files);
  }

  private static long number(List<String> status, String name) {
    for (String line : status) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.substring(name.length()).strip().split(" ")[0]);
      }
    }
    throw new IllegalArgumentException("no " + name + " in /proc: this needs Linux");
  }

  double mib() {
    return kib / 1024.0;
  }

  @Override
  public String toString() {
    return "%.0f MiB, %d threads, %d files, %.2f s of CPU"
        .formatted(mib(), threads, files, cpuSeconds);
  }
}
