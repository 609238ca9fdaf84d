package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.ListedPort;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SerialPortsTest implements LineListener {
  @Override
  public void received(byte[] bytes) {}

  @Override
  public void gone(String why) {}

  @Test
  void aPortOpensByItsPathAndByItsStableName() throws Exception {
    try (PtyWatch watch = PtyWatch.start();
        PtyLine board = PtyLine.open(watch, 115200)) {
      PortInfo port = Ports.at(board.address(), "usb-1-1.2", "1-1.2");
      SerialPorts ports = new SerialPorts(() -> List.of(port));
      try (SerialLine line = ports.open("usb-1-1.2", 9600, this)) {
        assertThat(line.baud()).isEqualTo(9600);
      }
      try (SerialLine line = ports.open(board.address(), 115200, this)) {
        assertThat(line.baud()).isEqualTo(115200);
      }
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    SerialPorts ports = new SerialPorts(List::of);
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> ports.open("/dev/no-such-port", 9600, this))
        .withMessageContaining("/dev/no-such-port");
  }

  @Test
  void someMoreStandBehindThoseOfTheSystem() {
    SerialPorts ports =
        new SerialPorts(() -> List.of(Ports.usb(0))).with(() -> List.of(Ports.usb(9)));
    assertThat(ports.list()).containsExactly(Ports.usb(0), Ports.usb(9));
  }

  @Test
  void thisMachineListsWhatItHasAndWatchesIt() throws Exception {
    SerialPorts ports = SerialPorts.onThisMachine();
    Ports.Heard heard = new Ports.Heard();
    SerialPorts one = ports.with(() -> List.of(Ports.usb(99)));
    PortWatch watch = one.watch(heard);
    assertThat(heard.said.take()).startsWith("+/dev/tty");
    watch.close();
    assertThat(watch.awaitEnd(10_000)).isTrue();
    assertThat(one.list()).contains(Ports.usb(99));
  }

  @Test
  void aPortOpensByItsSocketAndByItsShortNameToo() throws Exception {
    try (PtyWatch watch = PtyWatch.start();
        PtyLine board = PtyLine.open(watch, 115200)) {
      PortInfo port = Ports.at(board.address(), "usb-A50285BI", "1-1.2");
      SerialPorts ports = new SerialPorts(() -> List.of(port));
      String shortName = board.address().substring("/dev/".length());
      for (String address : List.of("usb-A50285BI", "usb-1-1.2", shortName)) {
        try (SerialLine line = ports.open(address, 9600, this)) {
          assertThat(line.name()).isEqualTo(board.address());
        }
      }
      try (SerialLine line = new SerialPorts(List::of).open(shortName, 9600, this)) {
        assertThat(line.name()).isEqualTo(board.address());
      }
    }
  }

  @Test
  void aLineBehindTheNetworkOpensByItsAddress() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "tcp://127.0.0.1:" + server.getLocalPort();
      try (SerialLine line = new SerialPorts(List::of).open(address, 9600, this)) {
        assertThat(line.name()).isEqualTo(address);
      }
      server.accept().close();
      CompletableFuture<LineFailure> refused =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  new SerialPorts(List::of).open("rfc2217" + address.substring(3), 9600, this);
                  return null;
                } catch (LineFailure said) {
                  return said;
                }
              });
      server.accept().close();
      assertThat(refused.join()).hasMessageContaining("does not speak RFC 2217");
    }
  }

  @Test
  void aNameNobodyHasIsAnsweredWithThoseThereAre() {
    SerialPorts ports = new SerialPorts(() -> List.of(Ports.usb(0), Ports.usb(1)));
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> ports.open("usb-1-7", 9600, this))
        .withMessageContaining("no serial port is called usb-1-7")
        .withMessageContaining("usb-1-0 (/dev/ttyUSB0), usb-1-1 (/dev/ttyUSB1)");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> new SerialPorts(List::of).open("a\0b", 9600, this))
        .withMessageContaining("there are none now");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> ports.open("http://bench:80", 9600, this))
        .withMessageContaining("rfc2217://bench.local:2217");
  }

  @Test
  void onOtherSystemsTheLibraryLists() {
    assertThat(SerialPorts.onSystem("Mac OS X").list())
        .allMatch(port -> !port.stableName().isEmpty());
    ListedPort listed =
        new ListedPort(
            "COM3",
            "COM3",
            0x1a86,
            0x7523,
            Optional.empty(),
            Optional.of("USB-SERIAL CH340"),
            Optional.empty(),
            Optional.of("1-4"));
    assertThat(SerialPorts.found(listed).named("usb-1-4").description())
        .isEqualTo("USB-SERIAL CH340");
    ListedPort plain =
        new ListedPort(
            "COM1",
            "COM1",
            -1,
            -1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(SerialPorts.found(plain).vendorId()).isEmpty();
  }
}
