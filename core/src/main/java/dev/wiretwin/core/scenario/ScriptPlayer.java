package dev.wiretwin.core.scenario;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A target that is given all client steps of a scenario at once, because it would be too far away
 * to be led step by step: a board, whose script runs on the board. Plays one scenario at a time.
 */
public interface ScriptPlayer {
  /** Why it cannot take this scenario; empty when it can. */
  Optional<String> obstacle(Scenario scenario);

  /**
   * Takes the steps, tells what is seen, and returns when nothing more can come or when it was
   * asked to stop and has told everything. Blocks its thread.
   *
   * @throws Lost when nothing can be said about the target any more: its line is gone, say
   */
  void play(Order order, News news) throws Lost, InterruptedException;

  /**
   * What to play.
   *
   * @param port of the lab server, for {@code {port}}
   * @param scale real milliseconds per device millisecond
   * @param stop completes when the time is up: tell what is known and return
   */
  record Order(Scenario scenario, int port, double scale, CompletableFuture<Void> stop) {}

  /** Where a player tells what it sees; any thread. */
  interface News {
    /** The first step is about to be taken; the scenario's time begins. */
    void begun();

    void saw(TraceEvent event);

    /** The target printed a line that is meant for people. */
    void printed(String line);

    /** So many steps have been taken. */
    void stepsDone(int steps);
  }

  /** The target cannot be watched any more; says why and what to do. */
  final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    public Lost(String sentence) {
      super(sentence);
    }

    public Lost(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
