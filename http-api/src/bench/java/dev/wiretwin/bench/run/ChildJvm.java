package dev.wiretwin.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Starts a main class of ours in a JVM of its own, on our class path and with one set of flags. */
final class ChildJvm {
  /** The collector that disturbs least on few processors, and a heap that never grows meanwhile. */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms1g",
          "-Xmx2g",
          // Whatever logging is on the class path, no contender shall spend time on it.
          "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
          "-Dslf4j.internal.verbosity=WARN");

  /** The product chooses Netty's allocator; whoever else runs on Netty has Netty's own choice. */
  private static final String ALLOCATOR = "io.netty.allocator.type";

  private ChildJvm() {}

  /** Flags for ours alone: what the product is started with, as this process was. */
  static List<String> productFlags() {
    String allocator = System.getProperty(ALLOCATOR);
    return allocator == null ? List.of() : List.of("-D" + ALLOCATOR + "=" + allocator);
  }

  static ProcessBuilder of(Class<?> main, OptionalInt cpu, List<String> moreFlags, String... args) {
    List<String> command = new ArrayList<>();
    cpu.ifPresent(number -> command.addAll(Pinning.prefix(number)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(moreFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(args));
    return new ProcessBuilder(command);
  }

  /** Ends the process and waits until it has. */
  static void end(Process process) throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a child process ended", e);
    }
  }
}
