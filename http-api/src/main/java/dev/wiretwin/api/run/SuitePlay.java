package dev.wiretwin.api.run;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Plays what was chosen on the client of the JVM, one scenario after the other. Blocks its caller;
 * nothing is left behind.
 */
public final class SuitePlay {
  private final Choice choice;
  private final LongSupplier nanoClock;

  /**
   * @param nanoClock measures the scenarios
   */
  public SuitePlay(Choice choice, LongSupplier nanoClock) {
    this.choice = choice;
    this.nanoClock = nanoClock;
  }

  /**
   * @param starting is told of each scenario before it begins
   * @param done is told what came of each, at once
   * @param stop when this completes, the scenario at hand is given up and none is begun any more
   * @return whether it came to its end
   */
  public boolean play(Consumer<Scenario> starting, Consumer<Played> done, CompletableFuture<?> stop)
      throws InterruptedException {
    NameLookup names = choice.builtIn() ? new LocalNames() : NameLookup.SYSTEM;
    try (JvmRuns runs = new JvmRuns(names, Instant.now())) {
      for (Scenario scenario : choice.suite().scenarios()) {
        starting.accept(scenario);
        long start = nanoClock.getAsLong();
        Optional<ScenarioResult> result = result(runs, scenario, stop);
        if (result.isEmpty()) {
          return false;
        }
        done.accept(new Played(scenario, result.get(), nanoClock.getAsLong() - start));
      }
    }
    return true;
  }

  private Optional<ScenarioResult> result(
      JvmRuns runs, Scenario scenario, CompletableFuture<?> stop) throws InterruptedException {
    if (stop.isDone()) {
      return Optional.empty();
    }
    CompletableFuture<ScenarioResult> running = runs.run(scenario);
    try {
      CompletableFuture.anyOf(running, stop).get();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a run never completes exceptionally", broken);
    }
    return Optional.ofNullable(running.getNow(null));
  }
}
