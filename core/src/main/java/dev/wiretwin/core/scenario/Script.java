package dev.wiretwin.core.scenario;

import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Takes the client steps of one run in order, without a pause, until one has to be waited for. In
 * the run's turns only, but for what is said about progress.
 */
final class Script {
  private final List<ClientStep> steps;
  private final IntFunction<ClientActor> newActor;
  private final Surroundings around;
  private final Map<Integer, ClientActor> actors = new TreeMap<>();

  /** The step to be taken next. */
  private volatile int next;

  /** The step whose verb has been called and has not returned; −1 when there is none. */
  private volatile int inHand = -1;

  private boolean pausing;
  private volatile boolean over;

  /** What a script needs of its run. */
  interface Surroundings {
    /** Calls back as a turn after so many device milliseconds. */
    void pause(long ms, Runnable turn);

    /** {@code {port}} filled in; the first one starts the clock. */
    String connecting(String url);

    /** A call of this step failed. */
    void failed(int c, int step, Throwable why);
  }

  /**
   * @param newActor makes the client of a number
   */
  Script(List<ClientStep> steps, IntFunction<ClientActor> newActor, Surroundings around) {
    this.steps = steps;
    this.newActor = newActor;
    this.around = around;
  }

  /** Takes all steps that need not be waited for; to be called whenever something has happened. */
  void go() {
    while (!over && !pausing && next < steps.size()) {
      ClientStep step = steps.get(next);
      if (step instanceof ClientStep.WaitEvent wait) {
        if (seen(wait) < wait.n()) {
          return;
        }
        next++;
      } else if (step instanceof ClientStep.WaitMs wait) {
        pausing = true;
        around.pause(
            wait.ms(),
            () -> {
              pausing = false;
              next++;
              go();
            });
      } else {
        call(next, step);
        next++;
      }
    }
  }

  private int seen(ClientStep.WaitEvent wait) {
    ClientActor actor = actors.get(wait.c());
    return actor == null ? 0 : actor.seen(wait.event());
  }

  private void call(int index, ClientStep step) {
    inHand = index;
    try {
      take(index, step);
    } catch (Throwable thrown) {
      // a target may throw anything; whatever it is, it is what the step came to
      around.failed(step.c(), index, thrown);
    } finally {
      inHand = -1;
    }
  }

  private void take(int index, ClientStep step) {
    if (step instanceof ClientStep.New fresh) {
      create(fresh);
    } else if (step instanceof ClientStep.Connect connect) {
      actor(step.c()).connect(around.connecting(connect.url()));
    } else if (step instanceof ClientStep.Send send) {
      actor(step.c()).send(send.payload(), send.opcode());
    } else if (step instanceof ClientStep.Close) {
      actor(step.c()).close();
    } else if (step instanceof ClientStep.Config config) {
      actor(step.c()).config(config.headers());
    } else if (step instanceof ClientStep.On on) {
      actor(step.c()).on(on.event(), on.handler(), new Reaction(index, on));
    } else {
      throw new IllegalStateException("only a Lua target can take this step");
    }
  }

  private void create(ClientStep.New step) {
    ClientActor actor = newActor.apply(step.c());
    actors.put(step.c(), actor);
    if (!step.bare()) {
      actor.registerAll();
    }
  }

  private ClientActor actor(int c) {
    ClientActor actor = actors.get(c);
    if (actor == null) {
      throw new IllegalStateException(
          "there is no client " + c + " yet: a step new must come first");
    }
    return actor;
  }

  /** What a handler does that connects, the first time only. */
  private final class Reaction implements Runnable {
    private final int index;
    private final ClientStep.On step;
    private boolean spent;

    Reaction(int index, ClientStep.On step) {
      this.index = index;
      this.step = step;
    }

    @Override
    public void run() {
      if (!spent && !over && step.handler() == Handler.CONNECT) {
        spent = true;
        String url = step.url().orElse("");
        call(index, new ClientStep.Connect(step.c(), url));
      }
    }
  }

  /** No step is taken any more; from any thread. */
  void stop() {
    over = true;
  }

  // ---- progress

  /** Whether all steps have been taken. */
  boolean isDone() {
    return next >= steps.size();
  }

  /** How many steps have been taken; from any thread. */
  int done() {
    return next;
  }

  /** The step whose call has not returned, if there is one; from any thread. */
  Optional<Integer> inHand() {
    int index = inHand;
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  /** All clients that there are. */
  List<ClientActor> actors() {
    return List.copyOf(actors.values());
  }
}
