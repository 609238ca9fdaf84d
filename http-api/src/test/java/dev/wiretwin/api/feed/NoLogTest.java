package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoLogTest {
  @Test
  void itKnowsNothingButNumbers() {
    NoLog log = new NoLog(40);
    assertThat(log.open(10)).isEqualTo(40);
    log.reserve(100);
    log.keep(List.of(Feeds.entry(41, "board.came")), 41);
    log.end(41);
    assertThat(log.between(0, 100, 10)).isEmpty();
    assertThat(log.given(3, 10)).isEqualTo(6);
    assertThat(log.given(10, 3)).isZero();
  }
}
