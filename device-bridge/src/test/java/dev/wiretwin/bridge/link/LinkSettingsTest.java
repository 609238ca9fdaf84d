package dev.wiretwin.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkSettingsTest {
  @Test
  void aByteTakesTenBits() {
    assertThat(LinkSettings.at(115_200, 4).nanos(1)).isEqualTo(86_805);
    assertThat(LinkSettings.at(300, 1).nanos(1_000_000)).isEqualTo(33_333_333_333_333L);
  }

  @Test
  void whatHasProvedItselfIsPatient() {
    assertThat(LinkSettings.at(921_600, 16))
        .isEqualTo(new LinkSettings(921_600, 16, 80_000_000, 12));
  }

  @Test
  void whatCannotWorkIsRefused() {
    assertThatThrownBy(() -> new LinkSettings(299, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a link needs 300 baud, 1 to 16 frames, some patience and attempts");
    for (int[] numbers : new int[][] {{0, 1, 1}, {17, 1, 1}, {1, 0, 1}, {1, 1, 0}}) {
      assertThatThrownBy(() -> new LinkSettings(300, numbers[0], numbers[1], numbers[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
