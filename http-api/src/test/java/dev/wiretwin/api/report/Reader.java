package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others that read what we write. */
record Reader(int exitCode, String out) {
  private static final int MOST_SECONDS = 60;

  /** Runs one to its end; what it says on both its outputs is in {@link #out}. */
  static Reader run(Path folder, String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("reader.out");
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " does not come to its end");
    }
    return new Reader(
        process.exitValue(),
        new String(java.nio.file.Files.readAllBytes(out), StandardCharsets.UTF_8));
  }

  Reader succeeded() {
    assertThat(exitCode).as(out).isZero();
    return this;
  }

  /** A page as the browser has it after its scripts have run. */
  static String browsed(Path folder, Path page) throws IOException, InterruptedException {
    return run(
            folder,
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("browser"),
            "--enable-logging=stderr",
            "--virtual-time-budget=2000",
            "--dump-dom",
            page.toUri().toString())
        .succeeded()
        .out();
  }
}
