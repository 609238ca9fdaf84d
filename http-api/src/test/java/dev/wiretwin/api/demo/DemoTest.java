package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.demo.DemoStep.Ending;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final Close CLOSED =
      new Close(
          0, Side.US, Optional.empty(), Optional.empty(), true, OptionalInt.empty(), "We left.");

  private final List<String> started = new ArrayList<>();
  private final List<StepResult> done = new ArrayList<>();
  private long now;
  private final Demo demo = new Demo(Instant.now(), () -> now += 7);

  @Test
  void everyStepIsAnnouncedPlayedAndAsDocumented() throws Exception {
    demo.play(started::add, done::add);
    assertThat(done).hasSize(demo.size()).allMatch(StepResult::isAsDocumented);
    assertThat(started).containsExactlyElementsOf(done.stream().map(StepResult::what).toList());
  }

  @Test
  void theClockMeasuresEachStep() throws Exception {
    play(0, new Ending(Optional.of(CLOSED), Optional.empty(), Optional.empty()));
    assertThat(done.get(0).nanos()).isEqualTo(7);
  }

  @Test
  void theServersTroubleIsPassedOverWhenTheStatusIsRight() throws Exception {
    play(0, new Ending(Optional.of(CLOSED), Optional.empty(), Optional.of("socket closed")));
    assertThat(done.get(0).isAsDocumented()).isTrue();
  }

  @Test
  void theServersTroubleIsToldWhenTheStatusIsWrong() throws Exception {
    play(-6, new Ending(Optional.of(CLOSED), Optional.empty(), Optional.of("socket closed")));
    assertThat(done.get(0).sentence()).isEqualTo("We left. But: socket closed.");
  }

  @Test
  void aFaultCountsWhateverTheStatusIs() throws Exception {
    play(0, new Ending(Optional.of(CLOSED), Optional.of("no echo"), Optional.empty()));
    assertThat(done.get(0).isAsDocumented()).isFalse();
  }

  private void play(int expected, Ending ending) throws Exception {
    demo.play(List.of(new DemoStep("one", expected, stage -> ending)), started::add, done::add);
  }
}
