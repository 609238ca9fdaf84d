package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryNetwork;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunSuppliesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void runsThatOverlapShareThemWithoutMeeting() {
    ManualLoop loop = new ManualLoop();
    MemoryNetwork network = new MemoryNetwork(loop);
    RunSupplies supplies =
        new RunSupplies(
            network,
            loop,
            loop::execute,
            ThrowawayAuthority.create(Instant.EPOCH),
            RunLimits.DEFAULT);
    ScenarioRunner runner = new ScenarioRunner(supplies);
    Target jvm = Target.jvm(() -> new EngineClient(network::newTransport, loop::execute));
    Scenario scenario =
        Scene.of(Scene.create(), Scene.connect(), Scene.await("close"))
            .serve(Scene.handshake(), Scene.fin(100))
            .scenario();
    CompletableFuture<ScenarioResult> one = runner.run(scenario, jvm);
    CompletableFuture<ScenarioResult> two = runner.run(scenario, jvm);
    loop.advance(2 * SECOND);
    assertThat(one.join().trace().events()).isEqualTo(two.join().trace().events()).hasSize(2);
    assertThat(one.join().trace().lab().connections()).hasSize(1);
    assertThat(network.inUse()).isZero();
  }
}
