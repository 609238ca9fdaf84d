package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardRegisterTest {
  @TempDir private Path temporary;

  private Path folder;
  private BoardRegister register;

  @BeforeEach
  void open() {
    folder = temporary.resolve("state/boards");
    register = new BoardRegister(folder);
  }

  private BoardEntry entry(String name) {
    return BoardEntry.ofThisProcess(name, register.control(name));
  }

  private BoardEntry dead(String name) {
    return new BoardEntry(name, 1, 0, "/old", "/dev/pts/0", register.control(name));
  }

  @Test
  void freeNamesAreGivenOneByOne() throws IOException {
    assertThat(register.claimNext("virt")).isEqualTo("virt0");
    assertThat(register.claimNext("virt")).isEqualTo("virt1");
    register.remove("virt0");
    assertThat(register.claimNext("virt")).isEqualTo("virt0");
  }

  @Test
  void aNameOfALivingProcessIsTaken() throws IOException {
    register.claim("bench");
    assertThatThrownBy(() -> register.claim("bench"))
        .hasMessageContaining("runs already, in process " + ProcessHandle.current().pid());
  }

  @Test
  void whatADeadProcessLeftIsTakenOver() throws IOException {
    OwnFiles.folder(folder);
    register.write(dead("bench"));
    Files.writeString(register.control("bench"), "left");
    assertThat(register.running()).isEmpty();
    register.claim("bench");
    assertThat(register.control("bench")).doesNotExist();
    assertThat(register.running()).containsExactly(entry("bench"));
  }

  @Test
  void aTornFileIsNoBoard() throws IOException {
    OwnFiles.folder(folder);
    Files.writeString(folder.resolve("virt0.board"), "pid=");
    assertThat(register.running()).isEmpty();
    assertThat(register.claimNext("virt")).isEqualTo("virt0");
  }

  @Test
  void aFolderThatWasNeverMadeHoldsNoBoards() throws IOException {
    assertThat(register.running()).isEmpty();
    assertThat(register.find("virt0")).isEmpty();
  }

  @Test
  void aBoardIsFoundByItsNameItsPortAndEveryPathToItsDevice() throws IOException {
    register.claim("bench");
    Path device = Files.writeString(temporary.resolve("pts7"), "").toRealPath();
    Path port = Files.createSymbolicLink(temporary.resolve("port"), device);
    Path other = Files.createSymbolicLink(temporary.resolve("other"), device);
    BoardEntry bench = entry("bench").at(port.toString(), device.toString());
    register.write(bench);
    assertThat(register.find("bench")).contains(bench);
    assertThat(register.find(port.toString())).contains(bench);
    assertThat(register.find(device.toString())).contains(bench);
    assertThat(register.find(other.toString())).contains(bench);
    assertThat(register.find(temporary + "/./port")).contains(bench);
    assertThat(register.find("/nowhere")).isEmpty();
  }
}
