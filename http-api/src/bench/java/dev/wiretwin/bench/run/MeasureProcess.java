package dev.wiretwin.bench.run;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.drive.Figures;
import dev.wiretwin.bench.drive.Measure;
import dev.wiretwin.bench.drive.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one measurement of one contender in a fresh JVM, so that none inherits another's state. */
final class MeasureProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int LINES_OF_TROUBLE = 12;

  private MeasureProcess() {}

  /** Throws with the process's last words when it did not come to figures. */
  static Figures run(String contender, Measure measure, Server server, OptionalInt cpu)
      throws IOException, InterruptedException {
    String[] ports = {Integer.toString(server.webSocketPort()), Integer.toString(server.rawPort())};
    String[] args =
        Stream.of(new String[] {contender}, ports, measure.words())
            .flatMap(Stream::of)
            .toArray(String[]::new);
    Path output = Files.createTempFile("wiretwin-bench", ".out");
    try {
      Process process =
          ChildJvm.of(MeasureMain.class, cpu, flags(contender), args)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = await(process);
      String said = Files.readString(output, StandardCharsets.UTF_8);
      Figures figures = Figures.parse(said);
      if (!ended || figures.byName().isEmpty()) {
        throw new IOException((ended ? "it failed:\n" : "it hung:\n") + lastLines(said));
      }
      return figures;
    } finally {
      Files.delete(output);
    }
  }

  private static List<String> flags(String contender) {
    return Contenders.isOurs(contender) ? ChildJvm.productFlags() : List.of();
  }

  private static boolean await(Process process) throws IOException, InterruptedException {
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      ChildJvm.end(process);
    }
  }

  private static String lastLines(String said) {
    String[] lines = said.split("\n");
    int from = Math.max(0, lines.length - LINES_OF_TROUBLE);
    return String.join("\n", Stream.of(lines).skip(from).toList());
  }
}
