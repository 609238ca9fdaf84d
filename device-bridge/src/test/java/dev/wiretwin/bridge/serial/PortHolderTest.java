package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortHolderTest {
  @TempDir private Path folder;
  private Path device;
  private Path proc;

  @BeforeEach
  void make() throws Exception {
    folder = folder.toRealPath();
    device = Files.createFile(folder.resolve("ttyUSB0"));
    proc = Files.createDirectory(folder.resolve("proc"));
    Files.createDirectory(proc.resolve("net"));
    Files.createDirectory(proc.resolve("1"));
  }

  private void process(String pid, String name) throws Exception {
    Path open = Files.createDirectories(proc.resolve(pid).resolve("fd"));
    Files.createSymbolicLink(open.resolve("0"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(open.resolve("3"), device);
    if (!name.isEmpty()) {
      Files.writeString(proc.resolve(pid).resolve("comm"), name + "\n");
    }
  }

  @Test
  void aProgramIsNamedWithItsProcess() throws Exception {
    process("4711", "screen");
    Path link = Files.createSymbolicLink(folder.resolve("board"), device);
    assertThat(new PortHolder(proc, 7).of(link)).contains("screen (process 4711)");
  }

  @Test
  void whoWillNotTellItsNameIsAProgram() throws Exception {
    process("4711", "");
    assertThat(new PortHolder(proc, 7).of(device)).contains("a program (process 4711)");
  }

  @Test
  void ourselvesAndNobodyDoNotCount() throws Exception {
    assertThat(new PortHolder(proc, 7).of(device)).isEmpty();
    process("7", "java");
    assertThat(new PortHolder(proc, 7).of(device)).isEmpty();
    assertThat(new PortHolder(proc, 7).of(folder.resolve("none"))).isEmpty();
    assertThat(new PortHolder(folder.resolve("none"), 7).of(device)).isEmpty();
  }

  @Test
  void whatWeHoldOurselvesIsKnown() throws Exception {
    assertThat(new PortHolder(proc, 7).isOurs(device)).isFalse();
    process("7", "java");
    assertThat(new PortHolder(proc, 7).isOurs(device)).isTrue();
    assertThat(new PortHolder(proc, 7).isOurs(folder.resolve("none"))).isFalse();
  }

  @Test
  void onThisMachineNothingOfAnUnusedFileIsFound() {
    assertThat(PortHolder.onThisMachine().of(device)).isEmpty();
  }
}
