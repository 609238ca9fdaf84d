package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableNamesTest {
  private static FoundPort port(String name, String serialNumber, String location, int number) {
    return new FoundPort(
        "/dev/" + name,
        name,
        OptionalInt.of(0x10c4),
        OptionalInt.of(0xea60),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(serialNumber),
        Optional.ofNullable(location),
        number);
  }

  private static List<String> names(FoundPort... ports) {
    return StableNames.name(List.of(ports)).stream().map(PortInfo::stableName).toList();
  }

  @Test
  void aSerialNumberOfItsOwnNamesThePort() {
    assertThat(names(port("ttyUSB0", "A50285BI", "1-1.2", 0))).containsExactly("usb-A50285BI");
  }

  @Test
  void aSerialNumberOfTwoNamesNeither() {
    assertThat(
            names(port("ttyUSB0", "A50285BI", "1-1.2", 0), port("ttyUSB1", "A50285BI", "1-1.3", 0)))
        .containsExactly("usb-1-1.2", "usb-1-1.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001", "0", "", "   ", "00000000", "ffffffff", "0123456789", "x1"})
  void whatAFactoryWritesIntoAllOfThemIsNoSerialNumber(String number) {
    assertThat(names(port("ttyUSB0", number, "1-1.2", 0))).containsExactly("usb-1-1.2");
  }

  @Test
  void withoutASerialNumberItIsTheSocket() {
    assertThat(names(port("ttyUSB0", null, "1-1.2", 0))).containsExactly("usb-1-1.2");
  }

  @Test
  void withoutUsbItIsThePath() {
    assertThat(names(port("ttyS0", null, null, 0))).containsExactly("ttyS0");
  }

  @Test
  void theSeveralPortsOfOneAdapterHaveNamesOfTheirOwn() {
    assertThat(names(port("ttyUSB0", "FT4X", "1-4", 0), port("ttyUSB1", "FT4X", "1-4", 1)))
        .containsExactly("usb-FT4X", "usb-FT4X-if1");
    assertThat(names(port("ttyUSB0", null, "1-4", 0), port("ttyUSB1", null, "1-4", 1)))
        .containsExactly("usb-1-4", "usb-1-4-if1");
  }

  @Test
  void aNameHasNoSignsThatAShellOrAnAddressWouldMind() {
    assertThat(names(port("ttyUSB0", "A/5 0:$(x)", "1-1", 0))).containsExactly("usb-A_5_0___x_");
  }

  @Test
  void aListedPortIsKnownByItsSocketAsWell() {
    List<PortInfo> named = StableNames.name(List.of(port("ttyUSB0", "A50285BI", "1-1.2", 0)));
    assertThat(named.stream().flatMap(one -> StableNames.socketName(one).stream()))
        .containsExactly("usb-1-1.2");
    assertThat(
            Stream.of(port("ttyS0", null, null, 0))
                .map(one -> StableNames.socketName(one.named("ttyS0"))))
        .containsExactly(Optional.empty());
  }
}
