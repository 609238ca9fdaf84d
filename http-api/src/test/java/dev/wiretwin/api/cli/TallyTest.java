package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Played;
import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.api.run.Plays;
import dev.wiretwin.core.scenario.Suite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void theExitCodeIsTheWorstThatIsKnown() {
    assertThat(of(Plays.GOOD, Plays.AWAY, Plays.RECORDED).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(of(Plays.GOOD, Plays.LOST).exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(of(Plays.BAD, Plays.LOST).exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(stopped(Plays.BAD).exitCode()).isEqualTo(ExitCode.STOPPED);
  }

  @Test
  void outcomesAreCountedAndNamed() {
    Tally all = of(Plays.GOOD, Plays.GOOD, Plays.BAD, Plays.AWAY, Plays.LOST, Plays.RECORDED);
    assertThat(all.count(Outcome.PASSED)).isEqualTo(2);
    assertThat(all.outcomes())
        .isEqualTo("2 passed, 1 failed, 1 recorded, 1 not applicable, 1 inconclusive");
    assertThat(of().outcomes()).isEqualTo("nothing to tell");
    assertThat(all.ms()).isEqualTo(62);
  }

  @Test
  void oneThatWasStoppedSaysHowFarItCame() {
    assertThat(of(Plays.GOOD).scenarios()).isEqualTo("1 scenario");
    assertThat(of(Plays.GOOD, Plays.BAD).scenarios()).isEqualTo("2 scenarios");
    assertThat(stopped(Plays.GOOD).scenarios()).isEqualTo("stopped after 1 of 2 scenarios");
  }

  static Tally of(Played... played) {
    return new Tally(suite(played), List.of(played), true);
  }

  /** One that has as many scenarios as were played, and one more. */
  static Tally stopped(Played... played) {
    Played[] more = Stream.concat(Stream.of(played), Stream.of(Plays.GOOD)).toArray(Played[]::new);
    return new Tally(suite(more), List.of(played), false);
  }

  static Suite suite(Played... played) {
    return new Suite("some", "Some scenarios", Stream.of(played).map(Played::scenario).toList());
  }
}
