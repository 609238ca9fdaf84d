package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunClockTest {
  private static final long MS = 1_000_000;

  private final ManualLoop loop = new ManualLoop();
  private final List<String> rung = new ArrayList<>();

  @Test
  void timeZeroIsTheFirstConnect() {
    RunClock clock = new RunClock(loop, 1);
    long early = clock.now();
    loop.advance(10 * MS);
    assertThat(clock.connecting()).isTrue();
    loop.advance(5 * MS);
    assertThat(clock.connecting()).isFalse();
    assertThat(clock.device(clock.now())).isEqualTo(5 * MS);
    assertThat(clock.device(early)).isEqualTo(-10 * MS);
  }

  @Test
  void withoutAConnectTimeBeginsWithTheRun() {
    loop.advance(7 * MS);
    RunClock clock = new RunClock(loop, 1);
    loop.advance(2 * MS);
    assertThat(clock.device(clock.now())).isEqualTo(2 * MS);
  }

  @Test
  void deviceTimePassesAtItsOwnSpeed() {
    RunClock clock = new RunClock(loop, 0.05);
    assertThat(clock.scale()).isEqualTo(0.05);
    clock.connecting();
    clock.afterDevice(1_000, () -> rung.add("device"));
    clock.after(50.5, () -> rung.add("real"));
    clock.execute(() -> rung.add("now"));
    loop.advance(50 * MS);
    assertThat(rung).containsExactly("now", "device");
    assertThat(clock.device(clock.now())).isEqualTo(1_000 * MS);
    loop.advance(MS);
    assertThat(rung).containsExactly("now", "device", "real");
  }

  @Test
  void aWaitBeyondReasonDoesNotOverflow() {
    RunClock clock = new RunClock(loop, 1);
    clock.afterDevice(Long.MAX_VALUE, () -> rung.add("never"));
    loop.advance(1_000_000_000 * MS);
    assertThat(rung).isEmpty();
  }
}
