package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Counts;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Filter;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeptComparisonsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void everyVerdictHasItsCount() {
    Counts counts = Counts.NONE;
    for (String verdict : KeptComparisons.VERDICTS) {
      counts = counts.plus(verdict);
    }
    assertThat(counts).isEqualTo(new Counts(1, 1, 1, 1, 1));
    assertThat(counts.plus("new")).isEqualTo(new Counts(1, 1, 2, 1, 1));
    assertThat(counts.all()).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> Counts.NONE.plus("NEW"));
  }

  @Test
  void aStateIsAWordAndBack() {
    assertThat(State.CUT_OFF.word()).isEqualTo("cut-off");
    for (State state : State.values()) {
      assertThat(State.ofWord(state.word())).isEqualTo(state);
      assertThat(state.isOver()).isEqualTo(state != State.QUEUED && state != State.RUNNING);
    }
  }

  @Test
  void anEndingIsWellOrSaysWhy() {
    Ending well = Ending.finished(NOW, "known", 0);
    assertThat(well.verdict()).contains("known");
    assertThat(well.exitCode()).isEqualTo(OptionalInt.of(0));
    Ending badly = Ending.brokenOff(State.CANCELLED, NOW, "enough");
    assertThat(badly.error()).contains("enough");
    assertThat(badly.exitCode()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ending.brokenOff(State.QUEUED, NOW, "not begun"));
  }

  @Test
  void whatIsAskedForDoesNotChangeAfterwards() {
    List<String> targets = new ArrayList<>(List.of("jvm"));
    Asked asked = new Asked("c1", NOW, "smoke", "{}", targets, 1);
    targets.add("board:a");
    assertThat(asked.targets()).containsExactly("jvm");
    Comparison comparison =
        new Comparison(
            1,
            asked,
            State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Counts.NONE,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    assertThat(comparison.id()).isEqualTo("c1");
    assertThat(new Outcome(0, "a", "same", true)).isEqualTo(new Outcome(0, "a", "same", true));
    assertThat(Filter.ALL.state()).isEmpty();
  }
}
