package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Plays;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DemoTableTest {
  private final StringWriter out = new StringWriter();
  private final DemoTable table = new DemoTable(new PrintWriter(out));

  @Test
  void theHeadNamesTheColumns() {
    table.head(TallyTest.suite(Plays.GOOD));
    assertThat(out.toString()).contains("status  documented meaning", "──");
  }

  @Test
  void aScenarioIsItsTitleAndItsCloses() {
    table.row(Plays.GOOD);
    assertThat(out.toString().lines())
        .containsExactly(
            "ok        good: What it does",
            "             -6  server requested termination       It is over.");
  }

  @Test
  void whatDiffersSaysWhy() {
    table.row(Plays.BAD);
    assertThat(out.toString())
        .startsWith("DIFFERS   bad: What it does")
        .contains("But it is \\u{1b}[31mred");
  }

  @Test
  void whatDidNotRunIsNotOk() {
    table.row(Plays.AWAY);
    table.row(Plays.LOST);
    assertThat(out.toString()).contains("skipped   away", "UNKNOWN   lost");
  }

  @Test
  void theFootCountsWhatDiffers() {
    table.foot(TallyTest.of(Plays.GOOD, Plays.GOOD));
    table.foot(TallyTest.of(Plays.GOOD, Plays.BAD, Plays.LOST));
    assertThat(out.toString())
        .contains("2 scenarios, all as documented", "3 scenarios, 2 not as documented");
  }
}
