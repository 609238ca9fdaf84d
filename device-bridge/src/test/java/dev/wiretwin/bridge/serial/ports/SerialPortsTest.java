package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.util.List;
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
}
