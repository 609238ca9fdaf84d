package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrashGuardTest {
  private final BenchBoard board = new BenchBoard();
  private final CrashGuard guard = new CrashGuard(board);
  private final List<String> ran = new ArrayList<>();

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void undefinedBehaviourRestartsTheBoardAndShutsTheDoor() {
    guard.run(() -> ran.add("first"));
    guard.check();
    assertThat(guard.call(() -> 1, 0)).isEqualTo(1);
    guard.run(
        () -> {
          throw UndefinedBehaviour.read("a test reads nothing");
        });
    guard.run(() -> ran.add("second"));
    assertThat(guard.call(() -> 1, 0)).isZero();
    assertThat(ran).containsExactly("first");
    assertThat(board.diagnoses).containsExactly("undefined: a test reads nothing");
    assertThat(board.resets).containsExactly(ResetReason.exception(28));
  }

  @Test
  void aHangEndsWithTheWatchdog() {
    guard.run(
        () -> {
          throw UndefinedBehaviour.hang("a test");
        });
    board.cpu.advance(CrashGuard.WATCHDOG_MICROS - 1);
    assertThat(board.resets).isEmpty();
    board.cpu.advance(1);
    assertThat(board.resets).containsExactly(ResetReason.SOFTWARE_WATCHDOG);
  }

  @Test
  void whatDiedInACallbackIsNotToldTwice() {
    guard.run(
        () -> {
          guard.run(
              () -> {
                throw UndefinedBehaviour.written("inner");
              });
          assertThatThrownBy(guard::check).isInstanceOf(UndefinedBehaviour.class);
          guard.check();
        });
    assertThat(board.diagnoses).containsExactly("undefined: inner");
    assertThat(board.resets).hasSize(1);
  }

  @Test
  void nothingPassesAShutDoor() {
    guard.shut();
    guard.run(() -> ran.add("late"));
    assertThat(ran).isEmpty();
  }
}
