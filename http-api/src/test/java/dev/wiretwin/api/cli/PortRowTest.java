package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortRowTest {
  @TempDir private Path dev;

  private static PortRow row(Path port) {
    PortInfo info =
        new PortInfo(
            port.toString(),
            "usb-1-1.2",
            "CH340 adapter",
            OptionalInt.of(0x1a86),
            OptionalInt.of(0x7523),
            Optional.of("QinHeng"),
            Optional.of("USB Serial"),
            Optional.empty(),
            Optional.of("1-1.2"));
    return PortRow.of(info, PortHolder.onThisMachine());
  }

  @Test
  void whatTheSystemTellsOfAPortIsInItsRow() throws Exception {
    PortRow row = row(Files.createFile(dev.resolve("ttyUSB0")));
    assertThat(row.usb()).isEqualTo("1a86:7523");
    assertThat(row.state()).isEqualTo("free");
    assertThat(row.manufacturer()).isEqualTo("QinHeng");
    assertThat(row.serialNumber()).isNull();
    assertThat(row.location()).isEqualTo("1-1.2");
    assertThat(row.virtual()).isFalse();
  }

  @Test
  void aPortThatMayNotBeUsedIsForbidden() {
    assertThat(row(dev.resolve("nothing-there")).state()).isEqualTo("forbidden");
  }

  @Test
  void aPortThatAnotherProgramHasIsHeld() throws Exception {
    Path port = Files.createFile(dev.resolve("ttyUSB0"));
    // reads the "port" until its own standard input ends
    Process holder =
        new ProcessBuilder("sh", "-c", "exec 3<\"$0\"; echo ready; read line", port.toString())
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("ready");
      assertThat(row(port).state()).isEqualTo("held");
      assertThat(row(port).heldBy()).contains("(process " + holder.pid() + ")");
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void aVirtualBoardHasItsProcessAndIsPluggedInOrNot() throws Exception {
    Path port = Files.createFile(dev.resolve("virt0"));
    BoardEntry entry =
        new BoardEntry("virt0", 4711, 0, port.toString(), "/dev/pts/7", dev.resolve("control"));
    PortRow row = PortRow.of(entry, PortHolder.onThisMachine());
    assertThat(row.name()).isEqualTo("virt0");
    assertThat(row.state()).isEqualTo("free");
    assertThat(row.virtual()).isTrue();
    assertThat(row.process()).isEqualTo(4711);
    assertThat(row.description()).contains("4711");
    BoardEntry pulled = new BoardEntry("virt0", 4711, 0, port.toString(), "", entry.control());
    assertThat(PortRow.of(pulled, PortHolder.onThisMachine()).state()).isEqualTo("unplugged");
  }
}
