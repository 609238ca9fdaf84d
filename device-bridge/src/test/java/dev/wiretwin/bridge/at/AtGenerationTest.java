package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtGenerationTest {
  @Test
  void theFirstNumberOfTheVersionDecides() {
    assertThat(AtGeneration.of(0)).isEqualTo(AtGeneration.NONOS_1);
    assertThat(AtGeneration.of(1)).isEqualTo(AtGeneration.NONOS_1);
    assertThat(AtGeneration.of(2)).isEqualTo(AtGeneration.ESP_AT_2);
    assertThat(AtGeneration.of(3)).isEqualTo(AtGeneration.ESP_AT_3);
    assertThat(AtGeneration.of(5)).isEqualTo(AtGeneration.ESP_AT_3);
  }

  @Test
  void onlyTheFirstGenerationNeedsABufferForTlsAndHasNoSwitchForItsFlash() {
    assertThat(AtGeneration.NONOS_1.traits().beforeTls()).containsExactly("AT+CIPSSLSIZE=4096");
    assertThat(AtGeneration.NONOS_1.traits().flash().spare()).isEmpty();
    assertThat(AtGeneration.ESP_AT_2.traits().beforeTls()).isEmpty();
    assertThat(AtGeneration.ESP_AT_2.traits().flash().spare()).containsExactly("AT+SYSSTORE=0");
  }
}
