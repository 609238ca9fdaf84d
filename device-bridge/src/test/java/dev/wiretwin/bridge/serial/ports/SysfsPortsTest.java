package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsPortsTest {
  @TempDir private Path folder;
  private FakeSys system;

  @BeforeEach
  void make() throws IOException {
    system = new FakeSys(folder);
  }

  @Test
  void anAdapterTellsAllThatItsUsbDeviceSays() throws IOException {
    system.usb("ttyUSB0", "1-1.2", 0, FakeSys.cp2102("0001"));
    assertThat(system.ports().list())
        .containsExactly(
            new FoundPort(
                system.dev().resolve("ttyUSB0").toString(),
                "ttyUSB0",
                OptionalInt.of(0x10c4),
                OptionalInt.of(0xea60),
                Optional.of("Silicon Labs"),
                Optional.of("CP2102 USB to UART Bridge Controller"),
                Optional.of("0001"),
                Optional.of("1-1.2"),
                0));
  }

  @Test
  void aModemLikeAdapterIsFoundToo() throws IOException {
    system.acm("ttyACM0", "3-2", Map.of("idVendor", "1a86", "idProduct", "55d4", "serial", " "));
    FoundPort port = system.ports().list().get(0);
    assertThat(port.location()).contains("3-2");
    assertThat(port.productId()).hasValue(0x55d4);
    assertThat(port.serialNumber()).isEmpty();
    assertThat(port.manufacturer()).isEmpty();
  }

  @Test
  void thePortsOfOneAdapterAreToldApartByTheirInterface() throws IOException {
    system.usb("ttyUSB1", "1-4", 1, FakeSys.ftdi("FT4X"));
    system.usb("ttyUSB0", "1-4", 0, FakeSys.ftdi("FT4X"));
    assertThat(system.ports().list())
        .extracting(FoundPort::plainName, FoundPort::interfaceNumber)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ttyUSB0", 0),
            org.assertj.core.groups.Tuple.tuple("ttyUSB1", 1));
  }

  @Test
  void aChipOnTheMainBoardIsListedWhenItIsThere() throws IOException {
    system.platform("ttyS0", "4");
    system.platform("ttyS1", "0");
    assertThat(system.ports().list()).extracting(FoundPort::plainName).containsExactly("ttyS0");
  }

  @Test
  void terminalsWithoutADeviceAreNoPorts() throws IOException {
    system.virtual("tty1");
    assertThat(system.ports().list()).isEmpty();
  }

  @Test
  void whatHasNoFileToOpenIsLeftOut() throws IOException {
    system.usb("ttyUSB0", "1-1", 0, FakeSys.ch340());
    Files.delete(system.dev().resolve("ttyUSB0"));
    assertThat(system.ports().list()).isEmpty();
  }

  @Test
  void portsAreInTheOrderOfTheirNumbers() throws IOException {
    system.usb("ttyUSB10", "1-3", 0, FakeSys.ch340());
    system.usb("ttyUSB9", "1-2", 0, FakeSys.ch340());
    system.usb("ttyACM11", "1-1", 0, FakeSys.ch340());
    assertThat(system.ports().list())
        .extracting(FoundPort::plainName)
        .containsExactly("ttyACM11", "ttyUSB9", "ttyUSB10");
  }

  @Test
  void anIdThatIsNoNumberIsNone() throws IOException {
    system.usb("ttyUSB0", "1-1", 0, Map.of("idVendor", "zz", "idProduct", ""));
    FoundPort port = system.ports().list().get(0);
    assertThat(port.vendorId()).isEmpty();
    assertThat(port.productId()).isEmpty();
  }

  @Test
  void nothingIsListedWhereThereIsNoSuchTree() {
    assertThat(new SysfsPorts(folder.resolve("none"), folder).list()).isEmpty();
  }

  @Test
  void listingOpensNoPort() throws Exception {
    system.usb("ttyUSB0", "1-1", 0, FakeSys.ch340());
    Path node = system.dev().resolve("ttyUSB0");
    Files.delete(node);
    Process made = new ProcessBuilder("mkfifo", node.toString()).start();
    assertThat(made.waitFor()).isZero();
    // whoever opened it would hang here: a pipe without another end
    assertThat(system.ports().list()).hasSize(1);
  }
}
