package dev.wiretwin.core.scenario;

import dev.wiretwin.core.transport.Gate;
import java.util.concurrent.CompletableFuture;

/**
 * The part of a run that a {@link ScriptPlayer} plays: tells its run what the player tells, and how
 * it ended. Thread safe; one per run.
 */
final class PlayedScript {
  private final ScriptPlayer player;
  private final Stage stage;
  private final Gate begun = new Gate();
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private volatile boolean hasBegun;
  private volatile int done;

  /** What the run does with it. */
  interface Stage {
    void begun();

    /**
     * @param bytes that the event holds
     */
    void saw(int bytes, TraceEvent event);

    void printed(String line);

    void over();

    void lost(String why);
  }

  PlayedScript(ScriptPlayer player, Stage stage) {
    this.player = player;
    this.stage = stage;
  }

  /** Blocks until the player has come to its end, whatever that is. */
  void play(Scenario scenario, int port, double scale) {
    try {
      player.play(new ScriptPlayer.Order(scenario, port, scale, stop), new Told());
      stage.over();
    } catch (ScriptPlayer.Lost lost) {
      stage.lost(lost.getMessage());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      stage.lost("the run was interrupted");
    } catch (RuntimeException broken) {
      stage.lost("the player failed, which it never should: " + broken);
    }
  }

  /** Asks the player to tell what it knows and to return; any number of times. */
  void stop() {
    stop.complete(null);
  }

  boolean hasBegun() {
    return hasBegun;
  }

  /** How many steps have been taken. */
  int done() {
    return done;
  }

  private final class Told implements ScriptPlayer.News {
    @Override
    public void begun() {
      if (begun.enter()) {
        hasBegun = true;
        stage.begun();
      }
    }

    @Override
    public void saw(TraceEvent event) {
      int bytes = event instanceof TraceEvent.Receive one ? one.payload().length() : 0;
      stage.saw(bytes, event);
    }

    @Override
    public void printed(String line) {
      stage.printed(line);
    }

    @Override
    public void stepsDone(int steps) {
      done = steps;
    }
  }
}
