package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.testkit.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelayedSendingTest {
  private static final long MS = 1_000_000;

  private final ManualLoop loop = new ManualLoop();
  private final Layer below = new Layer();
  private int emptied;

  private Sending delayed(long seed, long mostMs) {
    Pace pace = new Pace(loop, 1, late -> {});
    return new DelayedSending(below, new Dice(seed, 0), mostMs, pace, () -> emptied++);
  }

  /** When each of ten writes goes out, in milliseconds. */
  private List<Long> times(long seed) {
    Sending sending = delayed(seed, 20);
    long start = loop.now();
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sending.write(Bytes.utf8("x"));
    }
    for (int ms = 0; ms < 300; ms++) {
      while (times.size() < below.passed.size()) {
        times.add((loop.now() - start) / MS);
      }
      loop.advance(MS);
    }
    below.passed.clear();
    return times;
  }

  @Test
  void eachWriteWaitsForASeededTimeAfterTheOneBefore() {
    List<Long> times = times(3);
    assertThat(times).hasSize(10).isSorted();
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(0L, 20L);
    }
    assertThat(times.get(9)).isGreaterThan(30);
    assertThat(times(3)).isEqualTo(times);
    assertThat(times(4)).isNotEqualTo(times);
  }

  @Test
  void endsOfTcpKeepTheirPlaceBehindTheBytes() {
    Sending sending = delayed(1, 50);
    sending.fin();
    sending.write(Bytes.utf8("a"));
    sending.write(Bytes.utf8("b"));
    sending.reset();
    assertThat(below.passed).startsWith("FIN").doesNotContain("RST");
    loop.advance(100 * MS);
    assertThat(below.passed).containsExactly("FIN", "a", "b", "RST");
  }

  @Test
  void whatIsHeldIsCountedUntilItIsGone() {
    Sending sending = delayed(1, 50);
    sending.write(Bytes.utf8("abc"));
    assertThat(sending.waiting()).isEqualTo(1003);
    assertThat(emptied).isZero();
    loop.advance(50 * MS);
    assertThat(sending.waiting()).isEqualTo(1000);
    assertThat(emptied).isOne();
  }

  @Test
  void aWriteThatComesLaterWaitsFromThenOn() {
    Sending sending = delayed(1, 50);
    loop.advance(1000 * MS);
    sending.write(Bytes.utf8("a"));
    assertThat(below.passed).isEmpty();
  }

  @Test
  void whatIsCancelledIsForgotten() {
    Sending sending = delayed(1, 50);
    sending.write(Bytes.utf8("a"));
    sending.fin();
    sending.cancel();
    loop.advance(100 * MS);
    assertThat(below.passed).containsExactly("CANCEL");
    assertThat(sending.waiting()).isEqualTo(1000);
    assertThat(loop.alarms()).isZero();
  }
}
