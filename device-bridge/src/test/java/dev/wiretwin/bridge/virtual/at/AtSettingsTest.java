package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AtSettingsTest {
  private static AtSettings settings(int baud, String... without) {
    return new AtSettings(AtGeneration.ESP_2, baud, 0x010203, Set.of(without), what -> {});
  }

  @Test
  void theAddressIsMadeOfTheChip() {
    assertThat(settings(9600).mac()).isEqualTo("5c:cf:7f:01:02:03");
  }

  @Test
  void partsCanBeLeftOut() {
    assertThat(settings(9600).has("uart")).isTrue();
    assertThat(settings(9600, "uart").has("uart")).isFalse();
  }

  @Test
  void impossibleOnesAreRefused() {
    assertThatThrownBy(() -> settings(0)).hasMessageContaining("give 1 or more");
    assertThatThrownBy(() -> settings(1, "tmr")).hasMessageContaining("left out, not [tmr]");
  }
}
