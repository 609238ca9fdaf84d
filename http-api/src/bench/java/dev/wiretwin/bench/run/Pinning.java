package dev.wiretwin.bench.run;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Finds out whether and where processes can be held on one processor, by util-linux' taskset. */
final class Pinning {
  private Pinning() {}

  /** The highest processor we may use, as the lowest has the interrupts; empty without taskset. */
  static OptionalInt processor() throws InterruptedException {
    for (int cpu = Runtime.getRuntime().availableProcessors() - 1; cpu >= 0; cpu--) {
      if (works(cpu)) {
        return OptionalInt.of(cpu);
      }
    }
    return OptionalInt.empty();
  }

  static List<String> prefix(int cpu) {
    return List.of("taskset", "-c", Integer.toString(cpu));
  }

  private static boolean works(int cpu) throws InterruptedException {
    List<String> command = List.of("taskset", "-c", Integer.toString(cpu), "true");
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      // No taskset on this system: the round trips then say that they were not pinned.
      return false;
    }
  }
}
