package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsbChipsTest {
  @ParameterizedTest
  @CsvSource({
    "1a86, 7523, CH340",
    "1a86, 55d4, CH9102",
    "4348, 5523, CH341",
    "10c4, ea60, CP2102",
    "0403, 6001, FT232R",
    "0403, 6015, FT231X"
  })
  void theChipsOfNodeMcuBoardsHaveNames(String vendor, String product, String name) {
    assertThat(UsbChips.name(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16)))
        .contains(name);
  }

  @ParameterizedTest
  @CsvSource({"7523, 1a86", "0, 0", "ffff, ffff"})
  void whatIsNotKnownIsNotGuessed(String vendor, String product) {
    assertThat(UsbChips.name(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16)))
        .isEmpty();
  }
}
