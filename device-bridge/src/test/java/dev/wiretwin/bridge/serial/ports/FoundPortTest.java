package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FoundPortTest {
  private static String description(int vendor, int productId, String product) {
    return new FoundPort(
            "/dev/ttyUSB0",
            "ttyUSB0",
            vendor == 0 ? OptionalInt.empty() : OptionalInt.of(vendor),
            productId == 0 ? OptionalInt.empty() : OptionalInt.of(productId),
            Optional.empty(),
            Optional.ofNullable(product),
            Optional.empty(),
            Optional.empty(),
            0)
        .named("usb-1-1")
        .description();
  }

  @Test
  void aKnownChipIsNamedBesideWhatItSaysOfItself() {
    assertThat(description(0x1a86, 0x7523, "USB2.0-Serial")).isEqualTo("CH340, USB2.0-Serial");
  }

  @Test
  void aChipThatSaysItsOwnNameIsNotNamedTwice() {
    assertThat(description(0x10c4, 0xea60, "CP2102 USB to UART Bridge"))
        .isEqualTo("CP2102 USB to UART Bridge");
  }

  @Test
  void whatSaysNothingIsDescribedAllTheSame() {
    assertThat(description(0x1a86, 0x7523, null)).isEqualTo("CH340, USB serial");
    assertThat(description(0x1234, 0x5678, null)).isEqualTo("USB serial");
    assertThat(description(0, 0, null)).isEqualTo("serial port");
  }
}
