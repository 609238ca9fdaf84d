package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.api.catalogue.Catalogue;
import java.util.List;
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

  private static final Attempt LOST = Traces.lost("gone").attempts().get(0);
  private static final Attempt SKIPPED = Traces.skipped("cannot").attempts().get(0);

  private static Compared of(boolean lookedAgain, Attempt... attempts) {
    return new Compared(
        Traces.SCENARIO, List.of(TargetInfo.JVM, Traces.BOARD), List.of(attempts), lookedAgain);
  }

  @Test
  void theWorstDecidesUnlessItWasASecondLook() {
    assertThat(of(false, LOST, SKIPPED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(of(false, SKIPPED, LOST).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(of(true, LOST, SKIPPED).verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(of(false, LOST, SKIPPED).isFlaky()).isTrue();
    assertThat(of(false, LOST, LOST).isFlaky()).isFalse();
  }

  @Test
  void ofEqualOnesTheLastDecides() {
    Attempt other = Traces.lost("later").attempts().get(0);
    assertThat(of(false, LOST, other).deciding()).isSameAs(other);
  }

  @Test
  void withoutAnAttemptThereIsNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> of(false));
  }
}
