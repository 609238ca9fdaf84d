package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EquivalenceTest {
  @Test
  void keysAndPortsAreSetAside() {
    Equivalence aside = new Equivalence(500);
    assertThat(aside.header("sec-websocket-key", "abc")).isEqualTo("{key}");
    assertThat(aside.header("host", "h:80")).isEqualTo("h:{port}");
    assertThat(aside.header("origin", "h:80")).isEqualTo("h:80");
  }

  @Test
  void theFasterTheClockTheMoreTimeMayDiffer() {
    assertThat(Equivalence.at(1).toleranceMs()).isEqualTo(500);
    assertThat(Equivalence.at(0.05).toleranceMs()).isEqualTo(6_000);
    assertThat(new Equivalence(1).sameTime(0, 1_000_000)).isTrue();
    assertThat(new Equivalence(1).sameTime(1_000_001, 0)).isFalse();
  }
}
