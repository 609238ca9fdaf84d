package dev.wiretwin.api.cli;

import dev.wiretwin.api.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a process of its own, which signals can reach. */
record Spawned(Process process, BufferedReader out) implements AutoCloseable {
  static Spawned of(String... args) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    Process process =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(args)).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Spawned(process, process.inputReader());
  }

  /** Tells it to end, and waits until it has. */
  int terminate() throws InterruptedException {
    process.toHandle().destroy(); // the process's own would close its streams
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
  }
}
