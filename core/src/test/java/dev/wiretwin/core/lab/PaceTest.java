package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MS = 1_000_000;

  private final ManualLoop manual = new ManualLoop();
  private final Bench.LateLoop loop = new Bench.LateLoop(manual);
  private final List<Long> late = new ArrayList<>();
  private final List<Long> rang = new ArrayList<>();

  private Pace pace(double scale) {
    return new Pace(loop, scale, late::add);
  }

  private void ring() {
    rang.add(loop.now() / MS);
  }

  @Test
  void timeIsScaled() {
    pace(0.05).after(1000, this::ring);
    manual.advance(49 * MS);
    assertThat(rang).isEmpty();
    manual.advance(MS);
    assertThat(rang).containsExactly(50L);
    assertThat(late).isEmpty();
  }

  @Test
  void aWaitCountsFromWhenTheThingBeforeWasDueSoThatSmallDelaysDoNotAddUp() {
    Pace pace = pace(1);
    pace.after(10, this::ring);
    loop.lateNanos = 5 * MS;
    manual.advance(10 * MS);
    pace.after(10, this::ring);
    manual.advance(10 * MS);
    assertThat(rang).containsExactly(15L, 20L);
    assertThat(late).isEmpty();
  }

  @Test
  void whatIsNoticeablyLateIsToldAndTheNextWaitCountsFromThere() {
    Pace pace = pace(1);
    pace.after(10, this::ring);
    loop.lateNanos = 20 * MS;
    manual.advance(10 * MS);
    pace.after(10, this::ring);
    manual.advance(9 * MS);
    assertThat(rang).containsExactly(30L);
    manual.advance(MS);
    assertThat(rang).containsExactly(30L, 40L);
    assertThat(late).containsExactly(20 * MS);
  }

  @Test
  void whatHappensByItselfStartsTheCountAnew() {
    Pace pace = pace(1);
    manual.advance(7 * MS);
    pace.happened();
    pace.after(10, this::ring);
    manual.advance(100 * MS);
    assertThat(rang).containsExactly(17L);
  }

  @Test
  void whatIsCancelledNeverHappens() {
    Pace pace = pace(1);
    pace.cancel();
    pace.after(10, this::ring);
    pace.cancel();
    manual.advance(100 * MS);
    assertThat(rang).isEmpty();
    assertThat(manual.alarms()).isZero();
  }

  @Test
  void aWaitBeyondAllTimeIsNeverOver() {
    pace(1000).after(Long.MAX_VALUE - 1, this::ring);
    manual.advance(Long.MAX_VALUE >> 2);
    assertThat(rang).isEmpty();
    assertThat(late).isEmpty();
  }
}
