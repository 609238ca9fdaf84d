package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedTest {
  private static Compared.Verdict verdict(int jvm, int board) {
    return Traces.compared(
            Traces.trace(Traces.close(0, jvm)),
            Traces.trace(Traces.close(0, board)),
            Catalogue.builtIn())
        .verdict();
  }

  @Test
  void oneUnexplainedDifferenceMakesItNew() {
    assertThat(verdict(-6, -6)).isEqualTo(Compared.Verdict.SAME);
    assertThat(verdict(0, -6)).isEqualTo(Compared.Verdict.KNOWN);
    assertThat(verdict(0, -7)).isEqualTo(Compared.Verdict.NEW);
  }

  @Test
  void withoutBothTracesNothingIsSaidOfTheTargets() {
    Compared lost =
        new Compared(
            Traces.SCENARIO,
            Traces.result(Traces.trace()),
            Traces.result(Traces.trace()),
            List.of(),
            List.of("the line is gone"));
    assertThat(lost.verdict()).isEqualTo(Compared.Verdict.INCONCLUSIVE);
  }
}
