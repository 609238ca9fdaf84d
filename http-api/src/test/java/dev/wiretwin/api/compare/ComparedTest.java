package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

class ComparedTest {
  private static Verdict verdict(int jvm, int board) {
    return Traces.compared(
            Traces.trace(Traces.close(0, jvm)),
            Traces.trace(Traces.close(0, board)),
            Catalogue.builtIn())
        .verdict();
  }

  @Test
  void oneUnexplainedDifferenceMakesItNew() {
    assertThat(verdict(-6, -6)).isEqualTo(Verdict.SAME);
    assertThat(verdict(0, -6)).isEqualTo(Verdict.KNOWN);
    assertThat(verdict(0, -7)).isEqualTo(Verdict.NEW);
  }

  @Test
  void withoutBothTracesNothingIsSaidOfTheTargets() {
    Compared lost = Traces.lost("the line is gone");
    assertThat(lost.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }
}
