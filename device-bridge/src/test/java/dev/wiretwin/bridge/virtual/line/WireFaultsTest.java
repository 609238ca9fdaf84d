package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireFaultsTest {
  @Test
  void eachFaultIsChosenForItself() {
    assertThat(WireFaults.NONE.withDrop(0.1, 40).withFlip(0.2).withRepeat(0.3))
        .isEqualTo(new WireFaults(0.1, 40, 0.2, 0.3));
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> WireFaults.NONE.withFlip(1.01)).hasMessageContaining("give 0 to 1");
    assertThatThrownBy(() -> WireFaults.NONE.withRepeat(-1)).hasMessageContaining("give 0 to 1");
    assertThatThrownBy(() -> WireFaults.NONE.withDrop(Double.NaN, 1))
        .hasMessageContaining("give 0 to 1");
  }

  @Test
  void aRunHasALength() {
    assertThatThrownBy(() -> WireFaults.NONE.withDrop(1, 0)).hasMessageContaining("give 1 to");
    assertThatThrownBy(() -> WireFaults.NONE.withDrop(1, 1_000_001))
        .hasMessageContaining("give 1 to");
  }
}
