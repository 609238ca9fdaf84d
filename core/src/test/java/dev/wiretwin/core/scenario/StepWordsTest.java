package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepWordsTest {
  @Test
  void eachStepIsNamedByItsVerb() {
    assertThat(
            List.of(
                StepWords.of(Scene.create()),
                StepWords.of(Scene.connect()),
                StepWords.of(Scene.send("x")),
                StepWords.of(Scene.close()),
                StepWords.of(new ClientStep.Config(1, List.of())),
                StepWords.of(Scene.on("close", Handler.NIL)),
                StepWords.of(Scene.pause(7)),
                StepWords.of(Scene.await("close")),
                StepWords.of(Scene.await(1, "receive", 3)),
                StepWords.of(new ClientStep.LuaOnly(1, "gc", ""))))
        .containsExactly(
            "new",
            "connect",
            "send",
            "close",
            "config",
            "on close",
            "wait 7 ms",
            "wait for close",
            "wait for receive number 3",
            "gc");
  }

  @Test
  void stepsAreCountedFromOne() {
    assertThat(StepWords.nth(Scene.of(Scene.create(), Scene.close()).scenario(), 1))
        .isEqualTo("step 2 (close)");
  }
}
