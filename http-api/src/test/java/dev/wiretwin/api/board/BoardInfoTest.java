package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BoardInfoTest {
  @Test
  void aPortIsCalledByItsStableNameAndOpenedByIt() {
    BoardInfo info =
        BoardInfo.of(
            new PortInfo(
                "/dev/ttyUSB0",
                "usb-1-1.2",
                "CH340, USB serial",
                OptionalInt.of(0x1a86),
                OptionalInt.of(0x7523),
                Optional.empty(),
                Optional.of("USB Serial"),
                Optional.empty(),
                Optional.of("1-1.2")));
    assertThat(info.id()).isEqualTo("usb-1-1.2");
    assertThat(info.address()).isEqualTo("usb-1-1.2");
    assertThat(info.port()).isEqualTo("/dev/ttyUSB0");
    assertThat(info.usb().orElseThrow().id()).hasValue("1a86:7523");
    assertThat(info.isVirtual()).isFalse();
    assertThat(info.runsHere()).isFalse();
  }

  @Test
  void oneBehindTheNetworkOfThisMachineRunsOnIt() {
    assertThat(BoardInfo.remote("b", "tcp://127.0.0.1:4000").runsHere()).isTrue();
    assertThat(BoardInfo.remote("b", "rfc2217://localhost:4000").runsHere()).isTrue();
    assertThat(BoardInfo.remote("b", "tcp://10.0.0.127:4000").runsHere()).isFalse();
    assertThat(BoardInfo.remote("b", "tcp://127.bench.lan:4000").runsHere()).isFalse();
  }

  @Test
  void aPortThatIsNoUsbTellsNothingOfIt() {
    PortInfo plain =
        new PortInfo(
            "/dev/ttyS0",
            "ttyS0",
            "serial port",
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(BoardInfo.of(plain).usb()).isEmpty();
  }

  @Test
  void aVirtualBoardIsKnownByItsNameAndProcess() {
    BoardInfo info =
        BoardInfo.of(new BoardEntry("virt0", 7, 0, "/x/virt0", "/dev/pts/1", Path.of("/x/c")));
    assertThat(info.isVirtual()).isTrue();
    assertThat(info.runsHere()).isTrue();
    assertThat(info.process()).hasValue(7);
    assertThat(info.control()).hasValue(Path.of("/x/c"));
    assertThat(info.target()).isEqualTo("board:virt0");
  }
}
