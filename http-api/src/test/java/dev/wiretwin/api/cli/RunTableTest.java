package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Plays;
import dev.wiretwin.core.scenario.Suite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTableTest {
  private final StringWriter out = new StringWriter();
  private final RunTable table = new RunTable(new PrintWriter(out));

  @Test
  void theHeadSaysHowLongItMayTake() {
    table.head(TallyTest.suite(Plays.GOOD, Plays.BAD));
    table.head(new Suite("one", "", List.of(Plays.GOOD.scenario())));
    assertThat(out.toString().lines())
        .containsExactly(
            "some: 2 scenarios on the JVM client, 20 s at the most. Some scenarios",
            "",
            "one: 1 scenario on the JVM client, 10 s at the most",
            "");
  }

  @Test
  void eachOutcomeHasItsWord() {
    List.of(Plays.GOOD, Plays.BAD, Plays.AWAY, Plays.LOST, Plays.RECORDED).forEach(table::row);
    assertThat(out.toString().lines())
        .containsExactly(
            "PASS         good                           12 ms  What it does",
            "FAIL         bad                            12 ms  What it does",
            "             it is \\u{1b}[31mred",
            "SKIP         away                           not applicable: it is \\u{1b}[31mred",
            "INCONCLUSIVE lost                           12 ms  What it does",
            "             it is \\u{1b}[31mred",
            "RAN          vector                         recorded: 1 event");
  }

  @Test
  void theFootCounts() {
    table.foot(TallyTest.of(Plays.GOOD, Plays.BAD));
    assertThat(out.toString().lines())
        .containsExactly("", "2 scenarios: 1 passed, 1 failed, in 24 ms");
  }

  @Test
  void whatIsNotAPassOrAFailureIsExplained() {
    table.foot(TallyTest.of(Plays.RECORDED, Plays.LOST));
    assertThat(out.toString())
        .contains("what the client did was noted (see --json), not judged")
        .contains("Inconclusive says nothing about the client");
  }
}
