package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LineFaultsTest {
  @Test
  void eachFaultIsChosenForItself() {
    WireFaults up = WireFaults.NONE.withFlip(0.5);
    WireFaults down = WireFaults.NONE.withRepeat(0.5);
    assertThat(
            LineFaults.DEFAULT
                .withSeed(3)
                .withToHost(up)
                .withToBoard(down)
                .withStallMillis(20)
                .withCutAfterBytes(7))
        .isEqualTo(new LineFaults(3, down, up, 20, 7));
  }

  @Test
  void impossibleTimesAndPlacesAreRefused() {
    assertThatThrownBy(() -> LineFaults.DEFAULT.withStallMillis(-1))
        .hasMessageContaining("give 0 to 3600000");
    assertThatThrownBy(() -> LineFaults.DEFAULT.withCutAfterBytes(-1))
        .hasMessageContaining("or 0 for none");
  }
}
