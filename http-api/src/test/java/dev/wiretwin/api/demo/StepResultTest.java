package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StepResultTest {
  private static final Close CLOSED =
      new Close(
          0, Side.US, Optional.empty(), Optional.empty(), true, OptionalInt.empty(), "We left.");

  private static StepResult result(Optional<Close> close, Optional<String> fault, int expected) {
    return new StepResult("leave", expected, close, fault, 1);
  }

  @Test
  void theExpectedStatusWithoutAFaultIsAsDocumented() {
    StepResult good = result(Optional.of(CLOSED), Optional.empty(), 0);
    assertThat(good.isAsDocumented()).isTrue();
    assertThat(good.sentence()).isEqualTo("We left.");
  }

  @Test
  void anotherStatusIsNot() {
    assertThat(result(Optional.of(CLOSED), Optional.empty(), -6).isAsDocumented()).isFalse();
  }

  @Test
  void aFaultIsNotAndIsSaid() {
    StepResult faulty = result(Optional.of(CLOSED), Optional.of("no echo"), 0);
    assertThat(faulty.isAsDocumented()).isFalse();
    assertThat(faulty.sentence()).isEqualTo("We left. But: no echo.");
  }

  @Test
  void noCloseEventIsNotAndIsSaid() {
    StepResult silent = result(Optional.empty(), Optional.empty(), 0);
    assertThat(silent.isAsDocumented()).isFalse();
    assertThat(silent.sentence()).isEqualTo("There was no close event.");
  }
}
