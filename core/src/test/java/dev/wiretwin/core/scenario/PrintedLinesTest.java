package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.ManualLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedLinesTest {
  private static final long MS = 1_000_000;

  private final ManualLoop loop = new ManualLoop();
  private final RunClock clock = new RunClock(loop, 0.5);
  private final PrintedLines printed = new PrintedLines();

  @Test
  void linesStandOnTheDevicesTime() {
    loop.advance(10 * MS);
    printed.add(clock.now(), "before");
    loop.advance(10 * MS);
    clock.connecting();
    loop.advance(10 * MS);
    printed.add(clock.now(), "after");
    assertThat(printed.lines(clock))
        .containsExactly(
            new Trace.Printed(-20 * MS, "before"), new Trace.Printed(20 * MS, "after"));
  }

  @Test
  void theOldestLinesGoFirstAndLongOnesAreCut() {
    printed.add(0, "first");
    for (int i = 0; i < PrintedLines.MOST_LINES; i++) {
      printed.add(0, "x".repeat(PrintedLines.LONGEST + 1));
    }
    List<Trace.Printed> lines = printed.lines(clock);
    assertThat(lines).hasSize(PrintedLines.MOST_LINES);
    assertThat(lines.get(0).text()).hasSize(PrintedLines.LONGEST + 1).endsWith("x…");
  }
}
