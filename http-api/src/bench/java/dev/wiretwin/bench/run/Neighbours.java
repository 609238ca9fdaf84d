package dev.wiretwin.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of the machine's working time went to processes that are none of ours while we measured,
 * as Linux counts it: the first thing to look at when a figure surprises.
 *
 * @param busy what all processes worked, in the system's ticks
 * @param ours what this process and its ended children worked
 * @param all what there was, idle time included
 */
public record Neighbours(long busy, long ours, long all) {
  private static final Path SYSTEM = Path.of("/proc/stat");
  private static final Path SELF = Path.of("/proc/self/stat");

  /** Share of the machine from which on ratios are not worth much. */
  private static final double MUCH = 0.1;

  /** The counters now; empty on a system that does not have them. */
  public static Optional<Neighbours> now() throws IOException {
    if (!Files.isReadable(SYSTEM) || !Files.isReadable(SELF)) {
      return Optional.empty();
    }
    String machine = Files.readString(SYSTEM).lines().findFirst().orElse("");
    return Optional.of(parse(machine, Files.readString(SELF)));
  }

  /**
   * @param machine the first line of /proc/stat: user nice system idle iowait irq softirq steal …
   * @param self /proc/self/stat, whose second field is a name in parentheses
   */
  static Neighbours parse(String machine, String self) {
    String[] ticks = machine.strip().split("\\s+");
    long all = 0;
    for (int i = 1; i <= 8; i++) {
      all += Long.parseLong(ticks[i]);
    }
    long idle = Long.parseLong(ticks[4]) + Long.parseLong(ticks[5]);
    String[] fields = self.substring(self.lastIndexOf(')') + 2).split(" ");
    long ours = 0;
    // utime, stime, and both again for children that ended: fields 14 to 17, the name being 2
    for (int i = 11; i <= 14; i++) {
      ours += Long.parseLong(fields[i]);
    }
    return new Neighbours(all - idle, ours, all);
  }

  /** The share of the machine that others had since the earlier look. */
  double shareSince(Neighbours earlier) {
    long others = (busy - earlier.busy) - (ours - earlier.ours);
    return Math.max(0, others / (double) Math.max(1, all - earlier.all));
  }

  /** For the report's conditions. */
  public String sentenceSince(Neighbours earlier) {
    double share = shareSince(earlier);
    String much = share > MUCH ? "; that is MUCH, trust only what has a narrow spread" : "";
    return String.format(Locale.ROOT, "%.0f %% of the machine%s", share * 100, much);
  }
}
