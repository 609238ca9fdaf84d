package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtWayTest {
  @ParameterizedTest
  @EnumSource
  void eachIsFoundByItsWord(AtWay way) {
    assertThat(AtWay.of(way.word())).hasValue(way);
  }

  @Test
  void thereAreNoOthers() {
    assertThat(AtWay.of("TLS")).isEmpty();
    assertThat(AtWay.of("")).isEmpty();
  }
}
