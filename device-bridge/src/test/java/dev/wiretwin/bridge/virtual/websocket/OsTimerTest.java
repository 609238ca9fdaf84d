package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OsTimerTest {
  private final BenchBoard board = new BenchBoard();
  private final CrashGuard guard = new CrashGuard(board);
  private final OsTimer timer = new OsTimer(board.cpu, guard);
  private final List<String> fired = new ArrayList<>();

  @AfterEach
  void close() {
    board.close();
  }

  private void pass(long millis) {
    board.cpu.advance(millis * 1000);
  }

  @Test
  void armingAnewKeepsTheFunctionThatIsSet() {
    timer.calls(() -> fired.add("a"));
    timer.arm(10, false);
    pass(9);
    timer.arm(10, true);
    pass(9);
    assertThat(fired).isEmpty();
    pass(1);
    timer.calls(() -> fired.add("b"));
    pass(20);
    assertThat(fired).containsExactly("a", "b", "b");
    timer.disarm();
    pass(100);
    assertThat(fired).hasSize(3);
  }

  @Test
  void aRepeatingTimerEndsWithTheBoard() {
    timer.calls(() -> fired.add("a"));
    timer.arm(10, true);
    pass(10);
    guard.shut();
    pass(100);
    assertThat(fired).containsExactly("a");
  }

  @Test
  void aTimerThatRunsOnceIsDoneThen() {
    timer.calls(() -> fired.add("a"));
    timer.arm(10, false);
    pass(100);
    assertThat(fired).containsExactly("a");
  }
}
