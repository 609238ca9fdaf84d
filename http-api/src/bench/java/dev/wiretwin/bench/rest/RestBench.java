package dev.wiretwin.bench.rest;

import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.report.Spread;
import dev.wiretwin.bench.run.Neighbours;
import dev.wiretwin.bench.run.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the service costs beside the engine, what a session holds, and what streams deliver. */
public final class RestBench {
  private static final int MESSAGES = 20;

  private final Settings settings;
  private final PrintWriter progress;
  private final List<Claim> claims = new ArrayList<>();

  /** What is measured. */
  public enum Section {
    SEND,
    MEMORY,
    STREAM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How much is done.
   *
   * @param trips there and back in each round
   * @param sessions open at a time
   * @param readers of the stream
   * @param seconds that the stream is fed
   */
  public record Settings(
      int rounds, int trips, int sessions, int readers, double seconds, Set<Section> sections) {}

  public RestBench(Settings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  public Report run() throws IOException, InterruptedException {
    Optional<Neighbours> before = Neighbours.now();
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("java", System.getProperty("java.vm.version"));
    conditions.put("processors", "" + Runtime.getRuntime().availableProcessors());
    conditions.put("rounds", "" + settings.rounds());
    try (ServerProcess echo = ServerProcess.start(OptionalInt.empty())) {
      String url = "ws://127.0.0.1:" + echo.server().webSocketPort() + "/";
      if (settings.sections().contains(Section.SEND)) {
        send(url);
      }
      if (settings.sections().contains(Section.MEMORY)) {
        memory(url);
      }
    }
    if (settings.sections().contains(Section.STREAM)) {
      stream();
    }
    Optional<Neighbours> after = Neighbours.now();
    before.ifPresent(
        early -> after.ifPresent(late -> conditions.put("others had", late.sentenceSince(early))));
    return new Report(conditions, List.of(), claims);
  }

  private static Path state() throws IOException {
    return Files.createTempDirectory("wiretwin-bench");
  }

  private void say(String what) {
    progress.println(what + " …");
    progress.flush();
  }

  private void claim(Section section, String what, Spread measured, Bar bar) {
    claims.add(new Claim(section.toString(), what, Optional.of(measured), bar));
  }

  private void send(String url) throws IOException, InterruptedException {
    say("send: " + settings.trips() + " trips, engine and service in turns");
    try (ServeProcess service = ServeProcess.start(state())) {
      Overhead.Trips trips =
          new Overhead(url, settings.trips()).measure(service.port(), settings.rounds());
      claim(Section.SEND, "the service adds, p50", trips.added(), Bar.atMost(1_000, " µs"));
      claim(Section.SEND, "the engine alone, p50", trips.engine(), Bar.none(" µs"));
      claim(Section.SEND, "send?wait over REST, p50", trips.rest(), Bar.none(" µs"));
      claim(Section.SEND, "send?wait over REST, p99", trips.rest99(), Bar.none(" µs"));
    }
  }

  private void memory(String url) throws IOException, InterruptedException {
    say("memory: " + settings.sessions() + " sessions with " + MESSAGES + " messages each");
    SessionHeap.Held held = new SessionHeap(url, settings.sessions(), MESSAGES).measure(state());
    String who = settings.sessions() + " sessions, heap of each, ";
    claim(Section.MEMORY, who + "as connected", Spread.of(held.opened()), Bar.none(" KiB"));
    claim(
        Section.MEMORY,
        who + "after " + MESSAGES + " echoes",
        Spread.of(held.used()),
        Bar.atMost(300, " KiB"));
  }

  private void stream() throws IOException, InterruptedException {
    say("stream: " + settings.readers() + " readers for " + settings.seconds() + " s");
    try (ServeProcess service = ServeProcess.start(state())) {
      Streaming.Delivery delivery =
          new Streaming(settings.readers(), settings.seconds()).measure(service.port());
      String who = settings.readers() + " readers: ";
      claim(
          Section.STREAM,
          who + "missing without a mark",
          Spread.of(delivery.unmarked()),
          Bar.atMost(0, ""));
      claim(
          Section.STREAM, who + "missed and told so", Spread.of(delivery.marked()), Bar.none(" %"));
      claim(Section.STREAM, "events", Spread.of(delivery.perSecond()), Bar.none("/s"));
    }
  }
}
