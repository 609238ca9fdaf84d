package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Counts;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Filter;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of comparisons does. */
interface ComparisonsContract {
  Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");

  Store store();

  default KeptComparisons kept() {
    return store().comparisons();
  }

  static Asked asked(String id, String name) {
    return new Asked(id, NOW, name, "{\"suite\":\"" + name + "\"}", List.of("jvm", "board:a"), 3);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Asked for, run and ended, with that verdict. */
  default Comparison finished(String id, String name, String verdict) {
    kept().add(asked(id, name));
    kept().start(id, NOW);
    kept().keep(id, new Outcome(0, "echo", verdict, false), bytes("{}"));
    return kept().end(id, Ending.finished(NOW, verdict, 0));
  }

  @Test
  default void whatIsAskedForIsQueued() {
    Comparison queued = kept().add(asked("c1", "smoke"));
    assertThat(queued.asked()).isEqualTo(asked("c1", "smoke"));
    assertThat(queued.state()).isEqualTo(State.QUEUED);
    assertThat(queued.counts()).isEqualTo(Counts.NONE);
    assertThat(queued.startedAt()).isEmpty();
    assertThat(kept().comparison("c1")).contains(queued);
    assertThat(kept().comparison("c2")).isEmpty();
    assertThat(kept().outcomes("c2")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kept().add(asked("c1", "other")))
        .withMessageContaining("c1");
  }

  @Test
  default void aScenarioThatIsDoneIsKeptWithItsReportAndCounted() {
    kept().add(asked("c1", "smoke"));
    kept().start("c1", NOW);
    kept().keep("c1", new Outcome(1, "close", "new", true), bytes("{\"b\":2}"));
    Comparison two =
        kept().keep("c1", new Outcome(0, "echo", "skipped", false), bytes("{\"a\":1}"));
    assertThat(two.counts()).isEqualTo(new Counts(0, 0, 1, 0, 1));
    assertThat(two.counts().all()).isEqualTo(2);
    assertThat(kept().outcomes("c1"))
        .containsExactly(
            new Outcome(0, "echo", "skipped", false), new Outcome(1, "close", "new", true));
    assertThat(kept().report("c1", 0)).hasValue(bytes("{\"a\":1}"));
    assertThat(kept().report("c1", 1)).hasValue(bytes("{\"b\":2}"));
    assertThat(kept().report("c1", 2)).isEmpty();
    assertThat(kept().report("c2", 0)).isEmpty();
  }

  @Test
  default void everyVerdictIsCounted() {
    kept().add(asked("c1", "smoke"));
    kept().start("c1", NOW);
    int index = 0;
    for (String verdict : KeptComparisons.VERDICTS) {
      kept().keep("c1", new Outcome(index++, "s", verdict, false), bytes("{}"));
    }
    assertThat(kept().comparison("c1").orElseThrow().counts()).isEqualTo(new Counts(1, 1, 1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kept().keep("c1", new Outcome(9, "s", "fine", false), bytes("{}")))
        .withMessageContaining("fine");
  }

  @Test
  default void aComparisonGoesItsWayOnceAndInOrder() {
    kept().add(asked("c1", "smoke"));
    Outcome echo = new Outcome(0, "echo", "same", false);
    assertThatIllegalStateException().isThrownBy(() -> kept().keep("c1", echo, bytes("{}")));
    assertThat(kept().start("c1", NOW).state()).isEqualTo(State.RUNNING);
    assertThatIllegalStateException().isThrownBy(() -> kept().start("c1", NOW));
    kept().keep("c1", echo, bytes("{}"));
    assertThatIllegalStateException().isThrownBy(() -> kept().keep("c1", echo, bytes("{}")));
    assertThat(kept().comparison("c1").orElseThrow().counts().all()).isEqualTo(1);
    Comparison over = kept().end("c1", Ending.finished(NOW.plusSeconds(3), "same", 0));
    assertThat(over.state()).isEqualTo(State.FINISHED);
    assertThat(over.startedAt()).contains(NOW);
    assertThat(over.endedAt()).contains(NOW.plusSeconds(3));
    assertThat(over.verdict()).contains("same");
    assertThat(over.exitCode()).isEqualTo(OptionalInt.of(0));
  }

  @Test
  default void theFirstEndingStays() {
    kept().add(asked("c1", "smoke"));
    Ending cancelled = Ending.brokenOff(State.CANCELLED, NOW, "somebody changed their mind");
    assertThat(kept().end("c1", cancelled).error()).contains("somebody changed their mind");
    Comparison still = kept().end("c1", Ending.finished(NOW, "same", 0));
    assertThat(still.state()).isEqualTo(State.CANCELLED);
    assertThat(still.exitCode()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ending.brokenOff(State.RUNNING, NOW, "no ending"));
  }

  @Test
  default void whatIsNotThereIsRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> kept().start("c9", NOW))
        .matches(refusal -> refusal.code() == RefusalCode.COMPARISON_NOT_FOUND);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> kept().end("c9", Ending.finished(NOW, "same", 0)));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> kept().keep("c9", new Outcome(0, "a", "same", false), bytes("")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                kept()
                    .keep(
                        "c9",
                        new Outcome(0, "a", "same", false),
                        new byte[KeptComparisons.LONGEST_REPORT + 1]));
  }

  @Test
  default void aListIsReadPageByPageNewestFirst() {
    IntStream.range(0, 7).forEach(i -> kept().add(asked("c" + i, "smoke")));
    List<Comparison> first = kept().list(Filter.ALL, Long.MAX_VALUE, 3);
    assertThat(first).extracting(Comparison::id).containsExactly("c6", "c5", "c4");
    // what comes meanwhile does not shift the pages
    kept().add(asked("c7", "smoke"));
    List<Comparison> second = kept().list(Filter.ALL, first.get(2).number(), 3);
    assertThat(second).extracting(Comparison::id).containsExactly("c3", "c2", "c1");
    assertThat(kept().list(Filter.ALL, second.get(2).number(), 3))
        .extracting(Comparison::id)
        .containsExactly("c0");
  }

  @Test
  default void aListShowsOnlyWhatIsWanted() {
    finished("c1", "smoke", "same");
    finished("c2", "rfc", "new");
    finished("c3", "smoke", "new");
    kept().add(asked("c4", "smoke"));
    assertThat(found(Optional.of(State.QUEUED), Optional.empty(), Optional.empty()))
        .containsExactly("c4");
    assertThat(found(Optional.empty(), Optional.of("smoke"), Optional.empty()))
        .containsExactly("c4", "c3", "c1");
    assertThat(found(Optional.empty(), Optional.empty(), Optional.of("new")))
        .containsExactly("c3", "c2");
    assertThat(found(Optional.of(State.FINISHED), Optional.of("smoke"), Optional.of("new")))
        .containsExactly("c3");
  }

  private List<String> found(
      Optional<State> state, Optional<String> name, Optional<String> verdict) {
    return kept().list(new Filter(state, name, verdict), Long.MAX_VALUE, 10).stream()
        .map(Comparison::id)
        .toList();
  }

  @Test
  default void statesAreWrittenAsWords() {
    assertThat(State.CUT_OFF.word()).isEqualTo("cut-off");
    for (State state : State.values()) {
      assertThat(State.ofWord(state.word())).isEqualTo(state);
    }
  }

  @Test
  default void whatIsTooOldGoesAndWhatRunsStays() {
    finished("c1", "smoke", "same");
    kept().add(asked("c2", "smoke"));
    kept().add(asked("c3", "smoke"));
    kept().start("c3", NOW);
    Retention week = new Retention(Duration.ofDays(7), Long.MAX_VALUE);
    assertThat(store().trim(week, NOW.plus(Duration.ofDays(6))).comparisons()).isZero();
    assertThat(store().trim(week, NOW.plus(Duration.ofDays(8))).comparisons()).isEqualTo(1);
    assertThat(kept().list(Filter.ALL, Long.MAX_VALUE, 10))
        .extracting(Comparison::id)
        .containsExactly("c3", "c2");
    assertThat(kept().outcomes("c1")).isEmpty();
    assertThat(kept().report("c1", 0)).isEmpty();
  }
}
