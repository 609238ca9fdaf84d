package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCodeTest {
  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999})
  void registeredCodesMayBeSent(int code) {
    assertThat(CloseCode.isAllowedOnWire(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 4999})
  void privateCodesMayBeSent(int code) {
    assertThat(CloseCode.isAllowedOnWire(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {-1, 0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535, 1 << 20})
  void reservedUnassignedAndLocalCodesMayNotBeSent(int code) {
    assertThat(CloseCode.isAllowedOnWire(code)).isFalse();
  }
}
