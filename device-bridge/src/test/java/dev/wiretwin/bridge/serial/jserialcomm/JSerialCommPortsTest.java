package dev.wiretwin.bridge.serial.jserialcomm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import org.junit.jupiter.api.Test;

class JSerialCommPortsTest {
  @Test
  void whatTheLibraryWasNotToldIsNotTold() throws Exception {
    try (PtyWatch watch = PtyWatch.start();
        PtyLine board = PtyLine.open(watch, 115200)) {
      ListedPort port = JSerialCommPorts.listed(SerialPort.getCommPort(board.address()));
      assertThat(port.path()).isEqualTo(board.address());
      assertThat(port.vendorId()).isEqualTo(-1);
      assertThat(port.serialNumber()).isEmpty();
      assertThat(port.location()).isEmpty();
      assertThat(port.manufacturer()).isEmpty();
    }
  }

  @Test
  void everyListedPortHasAPath() {
    assertThat(JSerialCommPorts.list()).allMatch(port -> !port.path().isBlank());
  }
}
