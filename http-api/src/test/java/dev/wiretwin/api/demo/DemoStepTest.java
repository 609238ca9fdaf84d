package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DemoStepTest {
  private static final Close CLOSED =
      new Close(
          -6, Side.PEER, Optional.empty(), Optional.empty(), true, OptionalInt.empty(), "Gone.");

  @Test
  void anEndingHasTheStatusOfItsCloseEvent() {
    DemoStep.Ending ending = DemoStep.Ending.of(Optional.of(CLOSED));
    assertThat(ending.hasStatus(-6)).isTrue();
    assertThat(ending.hasStatus(0)).isFalse();
  }

  @Test
  void anEndingWithoutACloseEventHasNone() {
    assertThat(DemoStep.Ending.of(Optional.empty()).hasStatus(0)).isFalse();
  }

  @Test
  void aStepPlaysWhatItWasGiven() throws Exception {
    DemoStep.Ending ending = DemoStep.Ending.of(Optional.empty());
    assertThat(new DemoStep("nothing", 0, stage -> ending).play().on(null)).isSameAs(ending);
  }
}
