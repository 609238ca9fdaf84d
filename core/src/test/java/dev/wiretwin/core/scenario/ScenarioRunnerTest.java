package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.testkit.VirtualRuns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {
  private static final long SECOND = 1_000_000_000L;

  private final VirtualRuns runs = new VirtualRuns();

  private static Scene echoes() {
    return Scene.of(
            Scene.create(),
            Scene.connect(),
            Scene.await("connection"),
            Scene.send("hello"),
            Scene.await("receive"),
            Scene.close(),
            Scene.await("close"))
        .serve(Scene.handshake(), Scene.echo(500), Scene.fin(0))
        .expect(Scene.connected(), Scene.received(1, "hello"), Scene.closed(0, 1000, true));
  }

  @Test
  void aScenarioThatSeesWhatItExpectsPasses() {
    ScenarioResult result = runs.run(echoes().scenario());
    assertThat(result.sentences()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.scenario()).isEqualTo("scene");
    assertThat(result.trace().target()).isEqualTo("jvm");
    assertThat(result.trace().stepsDone()).isEqualTo(7);
    assertThat(result.trace().lab().connections()).hasSize(1);
  }

  @Test
  void inVirtualTimeARunIsTheSameEachTime() {
    Scenario scenario = echoes().scenario();
    assertThat(runs.run(scenario).trace()).isEqualTo(new VirtualRuns().run(scenario).trace());
  }

  @Test
  void aScenarioThatDoesNotSeeItFails() {
    Scene scene = echoes().expect(Scene.never(Scene.connected()));
    ScenarioResult result = runs.run(scene.scenario());
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.sentences()).hasSize(1);
  }

  @Test
  void waitingForTheCloseAndConnectingIsConnectingInsideTheCloseHandler() {
    Scene byWait =
        Scene.of(Scene.create(), Scene.connect(), Scene.await("close"), Scene.connect())
            .serve(Scene.handshake(), Scene.fin(10))
            .serve(Scene.handshake(), Scene.text(0, "again"), Scene.fin(10));
    Scene byHandler =
        Scene.of(Scene.create(), Scene.on("close", Handler.CONNECT), Scene.connect())
            .serve(Scene.handshake(), Scene.fin(10))
            .serve(Scene.handshake(), Scene.text(0, "again"), Scene.fin(10));
    List<TraceEvent> events = runs.run(byWait.scenario()).trace().events();
    assertThat(events).hasSize(5);
    assertThat(events).isEqualTo(new VirtualRuns().run(byHandler.scenario()).trace().events());
  }

  @Test
  void aPauseIsATurnOfItsOwnInDeviceTime() {
    Scene scene =
        Scene.of(Scene.create(), Scene.connect(), Scene.pause(300), Scene.send("x"))
            .serve(Scene.handshake())
            .timeScale(0.1);
    Trace trace = runs.run(scene.scenario()).trace();
    assertThat(trace.lab().connections().get(0).frames().get(0).at()).isEqualTo(SECOND * 3 / 100);
    assertThat(trace.stepsDone()).isEqualTo(4);
  }

  @Test
  void severalClientsAreOneScript() {
    Scene scene =
        Scene.of(
                Scene.create(1),
                Scene.create(2),
                Scene.connect(1),
                Scene.await("connection"),
                Scene.connect(2),
                Scene.await(2, "connection", 1),
                Scene.close())
            .serve(Scene.handshake(), Scene.echo(500), Scene.fin(0));
    Trace trace = runs.run(scene.scenario()).trace();
    assertThat(trace.events()).extracting(TraceEvent::c).startsWith(1, 2, 1);
    assertThat(trace.lab().connections()).hasSize(2);
  }

  @Test
  void aScenarioWithoutEventsEndsAtOnceOrWhenItsTimeIsUp() {
    Trace nothing = runs.run(Scene.of(Scene.create(), Scene.close()).scenario()).trace();
    assertThat(nothing.events()).isEmpty();
    Scene silent = Scene.of(new ClientStep.New(1, true), Scene.connect()).serve(Scene.handshake());
    ScenarioResult result = runs.run(silent.scenario());
    assertThat(result.trace().events()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatTheTargetCannotDoIsNotRun() {
    Scenario lua = Scene.of(Scene.create(), new ClientStep.LuaOnly(1, "gc", "")).serve().scenario();
    ScenarioResult result = runs.run(lua);
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(result.sentences()).containsExactly("only a Lua target can take a step gc");
    Scenario excused =
        new Scenario(
            "x",
            "x",
            1,
            1,
            Optional.empty(),
            List.of(),
            new LabScript(List.of()),
            List.of(),
            Optional.of("needs a soldering iron"));
    assertThat(runs.run(excused).sentences()).containsExactly("needs a soldering iron");
  }
}
