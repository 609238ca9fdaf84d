package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Virtual AT modules on pseudo terminals are found for what they are. */
@Timeout(60)
class AtModuleIdentificationIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "AT_1_7, 1, 1.7.6.0, Wroom 02 1.7.6",
    "AT_2, 2, 2.3.0.0, 2.3.0(WROOM-02-N)",
    "AT_5, 5, 5.0.1.0, v5.0.1.0(MINI-1)"
  })
  void eachGenerationIsTold(Firmware firmware, int generation, String version, String binary)
      throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(firmware);
    try (BoardBench board = BoardBench.start(folder, settings)) {
      AtFirmware found =
          (AtFirmware) new Identifier(System::nanoTime).identify("it", board.opening());
      assertThat(found).isEqualTo(new AtFirmware(version, generation, binary, 115_200));
    }
  }
}
