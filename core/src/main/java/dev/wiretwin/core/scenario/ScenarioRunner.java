package dev.wiretwin.core.scenario;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs scenarios: plays the client steps on a target, against a lab server of its own, and compares
 * what was seen with what the scenario expects. Every run ends, whatever the target does. Thread
 * safe; runs may overlap.
 *
 * <p>Steps run without a pause between them; after a wait for an event they run inside the callback
 * that satisfied it, after a wait for time in a turn of their own.
 */
public final class ScenarioRunner {
  private final RunSupplies supplies;

  public ScenarioRunner(RunSupplies supplies) {
    this.supplies = supplies;
  }

  /**
   * Starts a run. Not on a loop of the network.
   *
   * @return completed when the run is over and everything of it is closed; never exceptionally
   */
  public CompletableFuture<ScenarioResult> run(Scenario scenario, Target target) {
    Optional<String> obstacle =
        target.player().map(one -> one.obstacle(scenario)).orElseGet(() -> obstacle(scenario));
    if (obstacle.isPresent()) {
      return CompletableFuture.completedFuture(
          new ScenarioResult(
              scenario.name(),
              Verdict.NOT_APPLICABLE,
              List.of(obstacle.get()),
              Trace.ofNothing(scenario, target)));
    }
    return new ScenarioRun(scenario, target, supplies).start();
  }

  private static Optional<String> obstacle(Scenario scenario) {
    if (scenario.notApplicable().isPresent()) {
      return scenario.notApplicable();
    }
    return scenario.client().stream()
        .filter(ClientStep.LuaOnly.class::isInstance)
        .map(step -> "only a Lua target can take a step " + ((ClientStep.LuaOnly) step).what())
        .findFirst();
  }
}
