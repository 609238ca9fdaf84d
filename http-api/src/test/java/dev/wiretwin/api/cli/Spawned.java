package dev.wiretwin.api.cli;

import dev.wiretwin.api.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, which signals can reach. */
record Spawned(Process process, BufferedReader out) implements AutoCloseable {
  static Spawned of(String... args) throws IOException {
    Process process =
        new ProcessBuilder(command(args)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new Spawned(process, process.inputReader());
  }

  /** This JVM's own program, with what {@code ./wiretwin} tells a newer one to keep it quiet. */
  static List<String> command(String... args) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      words.add("--enable-native-access=ALL-UNNAMED");
      words.add("--sun-misc-unsafe-memory-access=allow");
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of(args));
    return words;
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
