package dev.wiretwin.core.testkit;

import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.scenario.RunLimits;
import dev.wiretwin.core.scenario.RunSupplies;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioRunner;
import dev.wiretwin.core.scenario.Target;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Runs scenarios in virtual time, on a network in memory: an hour of device time takes no time at
 * all, and each run is the same as the one before. For one thread.
 */
public final class VirtualRuns {
  private static final ThrowawayAuthority AUTHORITY = ThrowawayAuthority.create(Instant.EPOCH);
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_SECONDS = 100_000;

  private final ManualLoop loop = new ManualLoop();
  private final MemoryNetwork network = new MemoryNetwork(loop);
  private final ScenarioRunner runner;

  public VirtualRuns() {
    this(RunLimits.DEFAULT);
  }

  public VirtualRuns(RunLimits limits) {
    runner = new ScenarioRunner(new RunSupplies(network, loop, loop::execute, AUTHORITY, limits));
  }

  public ManualLoop loop() {
    return loop;
  }

  public MemoryNetwork network() {
    return network;
  }

  /** A client of the JVM on this network. */
  public EngineClient newClient() {
    return new EngineClient(network::newTransport, loop::execute);
  }

  public Target jvm() {
    return Target.jvm(this::newClient);
  }

  public ScenarioResult run(Scenario scenario) {
    return run(scenario, jvm());
  }

  public ScenarioResult run(Scenario scenario, Target target) {
    CompletableFuture<ScenarioResult> result = runner.run(scenario, target);
    for (int i = 0; i < MOST_SECONDS && !result.isDone(); i++) {
      loop.advance(SECOND);
    }
    return result.getNow(null);
  }
}
