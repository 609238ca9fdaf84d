package dev.wiretwin.api.board;

import java.time.Duration;

/**
 * How patient the bench is. A value.
 *
 * @param turn how long a session or a comparison waits for a line that is busy
 * @param ready how long a session waits for the agent
 * @param idle how long an agent is kept that nobody needs
 * @param tick how often the bench looks at the clock
 * @param virtualBoards most that are started by request
 */
public record BenchLimits(
    Duration turn, Duration ready, Duration idle, Duration tick, int virtualBoards) {
  public static final BenchLimits USUAL =
      new BenchLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(40),
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          16);

  public BenchLimits withIdle(Duration other) {
    return new BenchLimits(turn, ready, other, tick, virtualBoards);
  }

  public BenchLimits withTurn(Duration other) {
    return new BenchLimits(other, ready, idle, tick, virtualBoards);
  }
}
