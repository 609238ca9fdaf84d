package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WifiReasonTest {
  @Test
  void scriptsFindTheReasonsByName() {
    try (BenchBoard board = new BenchBoard()) {
      board.lua.install(WifiReason.library());
      board.run(
          "tell(reason.UNSPECIFIED, reason.ASSOC_LEAVE, reason.IE_INVALID,"
              + " reason['4WAY_HANDSHAKE_TIMEOUT'], reason.CIPHER_SUITE_REJECTED)"
              + " tell(reason.BEACON_TIMEOUT, reason.NO_AP_FOUND, reason.HANDSHAKE_TIMEOUT)");
      assertThat(board.told)
          .containsExactly(
              1.0,
              (double) WifiReason.ASSOC_LEAVE,
              13.0,
              (double) WifiReason.FOUR_WAY_HANDSHAKE_TIMEOUT,
              24.0,
              (double) WifiReason.BEACON_TIMEOUT,
              (double) WifiReason.NO_AP_FOUND,
              204.0);
    }
  }
}
