package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.testkit.VirtualRuns;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void theClientOfTheJvmHasAClockThatCanBeScaled() {
    Target jvm = Target.jvm(new VirtualRuns()::newClient);
    assertThat(jvm.name()).isEqualTo("jvm");
    assertThat(jvm.scalesTime()).isTrue();
    assertThat(jvm.clients().get()).isNotSameAs(jvm.clients().get());
  }

  @Test
  void aTargetHasANameAndClients() {
    assertThatNullPointerException().isThrownBy(() -> new Target("board:1", false, null));
    assertThatNullPointerException().isThrownBy(() -> new Target(null, false, () -> null));
  }

  @Test
  void aTargetThatTakesWholeScriptsHasNoClientsToLead() {
    Target board = Target.scripted("board:1", false, Scene.player((order, news) -> {}));
    assertThat(board.player()).isPresent();
    assertThatIllegalStateException()
        .isThrownBy(() -> board.clients().get())
        .withMessageContaining("board:1 takes whole scripts only");
  }

  @Test
  void itKeepsAllButItsNameUnderAnotherOne() {
    Target board = new Target("board:1", true, () -> null).withMishaps(() -> Optional.of("reset"));
    Target other = board.withName("board:x");
    assertThat(other.name()).isEqualTo("board:x");
    assertThat(other.mishap().get()).hasValue("reset");
    assertThat(other.scalesTime()).isTrue();
  }

  @Test
  void whatHasToBeKnownOfItStandsFirstInItsTraces() {
    VirtualRuns runs = new VirtualRuns();
    Target board =
        new Target("board:1", true, runs::newClient).withRemarks(List.of("tells little"));
    Scenario scenario = Scene.of(Scene.create(), Scene.connect()).serve(Scene.fin(10)).scenario();
    assertThat(runs.run(scenario, board).trace().console())
        .extracting(Trace.Printed::text)
        .containsExactly("tells little");
  }

  @Test
  void aRunDuringWhichSomethingHappenedToTheTargetSaysNothingAndTheNextOneDoes() {
    VirtualRuns runs = new VirtualRuns();
    Queue<Optional<String>> mishaps =
        new ArrayDeque<>(
            List.of(
                Optional.of("before the first run"),
                Optional.of("the module has started anew"),
                Optional.empty(),
                Optional.empty()));
    Target board = new Target("board:1", true, runs::newClient).withMishaps(mishaps::remove);
    Scenario scenario =
        Scene.of(Scene.create(), Scene.connect(), Scene.await("close"))
            .serve(Scene.handshake(), Scene.fin(10))
            .scenario();
    ScenarioResult first = runs.run(scenario, board);
    assertThat(first.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(first.sentences()).containsExactly("the module has started anew");
    assertThat(first.trace().events()).isNotEmpty();
    assertThat(runs.run(scenario, board).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(mishaps).isEmpty();
  }
}
