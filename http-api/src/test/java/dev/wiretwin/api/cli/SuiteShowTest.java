package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.run.Played;
import dev.wiretwin.core.scenario.Suite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SuiteShowTest {
  private final List<String> told = new ArrayList<>();
  private Runnable atEachRow = () -> {};

  private final Report report =
      new Report() {
        @Override
        public void head(Suite suite) {
          told.add(suite.name());
        }

        @Override
        public void row(Played played) {
          told.add(played.scenario().name() + " " + played.outcome());
          atEachRow.run();
        }

        @Override
        public void foot(Tally tally) {
          told.add(tally.scenarios());
        }
      };

  @Test
  void aSuiteIsToldFromHeadToFoot() throws Exception {
    assertThat(show(Choice.of("smoke/refused"))).isEqualTo(ExitCode.OK);
    assertThat(told).containsExactly("smoke", "refused PASSED", "1 scenario");
  }

  @Test
  void anInterruptedOneTellsWhatThereIs() throws Exception {
    atEachRow = () -> Thread.currentThread().interrupt();
    assertThat(show(Choice.of("smoke"))).isEqualTo(ExitCode.STOPPED);
    assertThat(told).containsExactly("smoke", "echo PASSED", "stopped after 1 of 13 scenarios");
  }

  private int show(Choice choice) {
    return new SuiteShow(choice, report, new PrintWriter(new StringWriter())).run();
  }
}
