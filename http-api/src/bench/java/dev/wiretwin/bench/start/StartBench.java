package dev.wiretwin.bench.start;

import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.report.Spread;
import dev.wiretwin.bench.run.Neighbours;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a service takes from the start of its process to the first 200 of {@code
 * /readyz}, and then to its end.
 */
public final class StartBench {
  private static final double MOST_SECONDS = 2;
  private static final double MOST_SECONDS_TO_END = 5;
  private static final String SECTION = "start";

  private final List<String> launcher;
  private final int rounds;
  private final PrintWriter progress;

  private record Taken(double ready, double end) {}

  /**
   * @param launcher the words before {@code serve}
   */
  public StartBench(List<String> launcher, int rounds, PrintWriter progress) {
    this.launcher = List.copyOf(launcher);
    this.rounds = rounds;
    this.progress = progress;
  }

  public Report run() throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("wiretwin-bench");
    say("a first start, which may build and prepare");
    once(state, "");
    Optional<Neighbours> before = Neighbours.now();
    List<Claim> claims = new ArrayList<>();
    say(rounds + " starts");
    claims.addAll(claims("as ./wiretwin starts it", MOST_SECONDS, many(state, "")));
    say(rounds + " starts without the archive of its classes");
    claims.addAll(claims("without its archive", Double.NaN, many(state, withoutArchive())));
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("java", System.getProperty("java.vm.version"));
    conditions.put("processors", "" + Runtime.getRuntime().availableProcessors());
    Optional<Neighbours> after = Neighbours.now();
    before.ifPresent(
        early -> after.ifPresent(late -> conditions.put("others had", late.sentenceSince(early))));
    return new Report(conditions, List.of(), claims);
  }

  /** The JDK's own archive in the place of ours. */
  private static String withoutArchive() {
    return "-XX:SharedArchiveFile="
        + Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
  }

  private static List<Claim> claims(String how, double most, List<Taken> all) {
    Spread ready = Spread.of(all.stream().mapToDouble(Taken::ready).toArray());
    Spread end = Spread.of(all.stream().mapToDouble(Taken::end).toArray());
    Bar bar = Double.isNaN(most) ? Bar.none(" s") : Bar.atMost(most, " s");
    return List.of(
        new Claim(SECTION, how + ", to the first 200 of /readyz", Optional.of(ready), bar),
        new Claim(
            SECTION,
            how + ", from SIGTERM to the end",
            Optional.of(end),
            Bar.atMost(MOST_SECONDS_TO_END, " s")));
  }

  private List<Taken> many(Path state, String options) throws IOException, InterruptedException {
    List<Taken> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(once(state, options));
    }
    return all;
  }

  private Taken once(Path state, String options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(launcher);
    words.addAll(List.of("serve", "--port", "0", "--state-dir", state.toString()));
    ProcessBuilder service = new ProcessBuilder(words).redirectError(state.resolve("log").toFile());
    service.environment().merge("WIRETWIN_JAVA_OPTS", options, (old, more) -> old + " " + more);
    long began = System.nanoTime();
    Process process = service.start();
    try (BufferedReader said = process.inputReader()) {
      String url = said.readLine();
      if (url == null) {
        throw new IOException(Files.readString(state.resolve("log")));
      }
      untilReady(URI.create(url));
      double ready = secondsSince(began);
      long told = System.nanoTime();
      process.toHandle().destroy();
      process.waitFor(1, TimeUnit.MINUTES);
      return new Taken(ready, secondsSince(told));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void untilReady(URI url) throws IOException {
    String request =
        "GET /readyz HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n";
    String answer;
    do {
      try (Socket socket = new Socket(url.getHost(), url.getPort())) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    } while (!answer.startsWith("HTTP/1.1 200 "));
  }

  private static double secondsSince(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private void say(String what) {
    progress.println(what + " …");
    progress.flush();
  }
}
