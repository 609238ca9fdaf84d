package dev.wiretwin.api.demo;

import dev.wiretwin.api.demo.DemoStep.Ending;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Plays the demo: the JVM client against an echo server and against servers that misbehave, one
 * step after the other, all on 127.0.0.1. Blocks its caller; nothing is left behind.
 */
public final class Demo {
  private final LongSupplier nanoClock;
  private final DemoStage stage;

  /**
   * @param now goes into the certificates
   * @param nanoClock measures the steps
   */
  public Demo(Instant now, LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.stage = new DemoStage(now);
  }

  /** How many steps there are. */
  public int size() {
    return DemoSteps.ALL.size();
  }

  /**
   * @param starting is told what each step does before it begins
   * @param done is told what came of each, at once
   * @throws IOException if a port on 127.0.0.1 cannot be had
   */
  public void play(Consumer<String> starting, Consumer<StepResult> done)
      throws IOException, InterruptedException {
    play(DemoSteps.ALL, starting, done);
  }

  void play(List<DemoStep> steps, Consumer<String> starting, Consumer<StepResult> done)
      throws IOException, InterruptedException {
    for (DemoStep step : steps) {
      starting.accept(step.what());
      long start = nanoClock.getAsLong();
      Ending ending = step.play().on(stage);
      done.accept(
          new StepResult(
              step.what(),
              step.expected(),
              ending.close(),
              ending.hasStatus(step.expected())
                  ? ending.fault()
                  : ending.fault().or(ending::trouble),
              nanoClock.getAsLong() - start));
    }
  }
}
