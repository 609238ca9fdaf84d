package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.ManualLoop;
import org.junit.jupiter.api.Test;

class TraceLogTest {
  private final ManualLoop loop = new ManualLoop();
  private final RunClock clock = new RunClock(loop, 0.5);
  private final TraceLog log = new TraceLog();

  @Test
  void eventsGetTheirDeviceTimeWhenTheyAreAskedFor() {
    loop.advance(10);
    log.add(clock.now(), 0, at -> new TraceEvent.Connection(at, 1));
    loop.advance(10);
    clock.connecting();
    log.add(clock.now(), 0, at -> new TraceEvent.Connection(at, 2));
    assertThat(log.events(clock))
        .containsExactly(new TraceEvent.Connection(-20, 1), new TraceEvent.Connection(0, 2));
    assertThat(log.isFull()).isFalse();
  }

  @Test
  void moreEventsThanItHoldsAreLeftOutAndThatIsKnown() {
    for (int i = 0; i <= TraceLog.MAX_EVENTS; i++) {
      log.add(i, 0, at -> new TraceEvent.Connection(at, 1));
    }
    assertThat(log.events(clock)).hasSize(TraceLog.MAX_EVENTS);
    assertThat(log.isFull()).isTrue();
  }

  @Test
  void moreBytesThanItHoldsAreLeftOutAndThatIsKnown() {
    log.add(0, TraceLog.MAX_BYTES, at -> new TraceEvent.Connection(at, 1));
    assertThat(log.isFull()).isFalse();
    log.add(0, 1, at -> new TraceEvent.Connection(at, 2));
    assertThat(log.events(clock)).hasSize(1);
    assertThat(log.isFull()).isTrue();
  }
}
