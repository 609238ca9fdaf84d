package dev.wiretwin.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Measure;
import dev.wiretwin.bench.drive.Measure.Kind;
import dev.wiretwin.bench.run.Settings.Section;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness itself works, with real processes and every library; says nothing about speed. */
class BenchSmokeTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration VERY_SHORT = Duration.ofMillis(20);

  private static ServerProcess server;

  @BeforeAll
  static void startServer() throws IOException {
    server = ServerProcess.start(OptionalInt.empty());
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  static List<String> contenders() {
    return Contenders.names();
  }

  @Test
  void twoContendersTakeTurnsAgainstTheServerInTheirOwnProcesses() throws Exception {
    List<String> two = List.of(Contenders.BARE, Contenders.NETTY);
    Measure measure = new Measure(Kind.PIPELINED, 32, 100, VERY_SHORT, SHORT);
    Trial trial = new Trial(Section.PIPELINED, "32 B", measure, two, "per_second", "/s", false, 1);
    StringWriter progress = new StringWriter();
    TrialRun run = new TrialRun(new PrintWriter(progress), OptionalInt.empty());
    Results results = run.run(trial);
    for (String name : two) {
      assertThat(results.spread(name, "per_second"))
          .as(progress.toString())
          .hasValueSatisfying(spread -> assertThat(spread.median()).isPositive());
    }
    assertThat(progress.toString()).contains("round 1/1, bare: ", "round 1/1, netty: ");
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void everyContenderEchoesSmallAndLargeMessages(String name) throws Exception {
    Contender contender = Contenders.create(name);
    try {
      Measure large = new Measure(Kind.PIPELINED, Trials.LARGE, 4, VERY_SHORT, SHORT);
      assertThat(large.on(contender, server.server()).get("echoes")).isPositive();
      Measure small = new Measure(Kind.ROUNDTRIP, Trials.SMALL, 1, VERY_SHORT, SHORT);
      assertThat(small.on(contender, server.server()).get("p50_us")).isPositive();
    } finally {
      contender.close();
    }
  }

  @Test
  void aContenderThatFailsLeavesAGapAndSaysWhy() throws Exception {
    Measure measure = new Measure(Kind.ROUNDTRIP, 32, 1, VERY_SHORT, SHORT);
    Trial trial =
        new Trial(Section.ROUNDTRIP, "32 B", measure, List.of("nobody"), "p50_us", "", false, 1);
    StringWriter progress = new StringWriter();
    TrialRun run = new TrialRun(new PrintWriter(progress), OptionalInt.empty());
    assertThat(run.run(trial).spread("nobody", "p50_us")).isEmpty();
    assertThat(progress.toString()).contains("no figure, it failed", "no contender nobody");
  }
}
