package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.module.Profile;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardSettingsTest {
  @Test
  void eachWithChangesOneThing() {
    BoardSettings all =
        BoardSettings.DEFAULT
            .withName("n")
            .withFirmware(Firmware.AT_2)
            .withProfile(Profile.DOCUMENTED)
            .withBaud(9600)
            .withTimeScale(0.5)
            .withHeapBytes(1)
            .withChipId(2)
            .withBanner(false)
            .withWatchdogMillis(3)
            .withFiles(Map.of())
            .withWithout(Set.of("tmr"))
            .withSeed(4);
    assertThat(all)
        .isEqualTo(
            new BoardSettings(
                "n",
                Firmware.AT_2,
                Profile.DOCUMENTED,
                9600,
                0.5,
                1,
                2,
                false,
                3,
                Map.of(),
                Set.of("tmr"),
                4));
  }

  @Test
  void impossibleBoardsAreRefused() {
    assertThatThrownBy(() -> BoardSettings.DEFAULT.withBaud(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be above 0: 0, 1.0");
  }
}
