package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.core.scenario.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SuitePlayTest {
  private static final String ENDLESS =
      "{name: endless, client: [connect, wait: close], server: [expect_request]}";

  private final List<String> started = new ArrayList<>();
  private final List<Played> done = new ArrayList<>();
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private long now;

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "rfc6455"})
  void ourClientPassesTheSuitesOverRealSockets(String suite) throws Exception {
    Choice choice = Choice.of(suite);
    assertThat(play(choice)).isTrue();
    assertThat(started).hasSameSizeAs(choice.suite().scenarios());
    assertThat(done)
        .hasSameSizeAs(started)
        .allSatisfy(
            one ->
                assertThat(one.outcome())
                    .as("%s", one.result().sentences())
                    .isEqualTo(Outcome.PASSED));
  }

  @Test
  void theClockMeasuresEachScenario() throws Exception {
    play(Choice.of("smoke/refused"));
    assertThat(done).extracting(Played::nanos).containsExactly(7L);
  }

  @Test
  void aVectorThatWouldLeaveThisMachineIsNotRun() throws Exception {
    play(Choice.of("nodemcu-3.0.0/url.blackhole-late"));
    assertThat(done).extracting(Played::outcome).containsExactly(Outcome.NOT_APPLICABLE);
    assertThat(done.get(0).result().sentences())
        .containsExactly("would leave this machine, for 10.255.255.1");
  }

  @Test
  void theScenarioAtHandIsGivenUpWhenItIsStopped() throws Exception {
    Choice endless = new Choice(new Suite("s", "", List.of(Plays.scenario(ENDLESS))), false);
    CompletableFuture<Void> soon = new CompletableFuture<>();
    boolean complete =
        new SuitePlay(endless, () -> now)
            .play(next -> CompletableFuture.runAsync(() -> soon.complete(null)), done::add, soon);
    assertThat(complete).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void nothingBeginsWhenItIsStoppedAlready() throws Exception {
    stop.complete(null);
    assertThat(play(Choice.of("smoke"))).isFalse();
    assertThat(started).hasSize(1);
    assertThat(done).isEmpty();
  }

  @Test
  void anInterruptedCallerIsFree() {
    Choice endless = new Choice(new Suite("s", "", List.of(Plays.scenario(ENDLESS))), true);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> play(endless)).isInstanceOf(InterruptedException.class);
  }

  private boolean play(Choice choice) throws InterruptedException {
    return new SuitePlay(choice, () -> now += 7)
        .play(next -> started.add(next.name()), done::add, stop);
  }
}
