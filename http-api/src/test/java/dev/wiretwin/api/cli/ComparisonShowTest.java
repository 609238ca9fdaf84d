package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.Traces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That it runs comparisons is shown where there is a board: in {@link DemoCommandTest}. */
class ComparisonShowTest {
  private static Compared of(int jvm, int board) {
    return Traces.compared(
        Traces.trace(Traces.close(0, jvm)),
        Traces.trace(Traces.close(0, board)),
        Catalogue.builtIn());
  }

  @Test
  void theNewCountsForMoreThanTheUnknown() {
    Compared lost = Traces.lost("gone");
    assertThat(ComparisonShow.exitCode(List.of(of(0, -6), of(-6, -6)))).isEqualTo(ExitCode.OK);
    assertThat(ComparisonShow.exitCode(List.of(of(0, -6), lost)))
        .isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(ComparisonShow.exitCode(List.of(lost, of(0, -7)))).isEqualTo(ExitCode.FAILED);
  }
}
