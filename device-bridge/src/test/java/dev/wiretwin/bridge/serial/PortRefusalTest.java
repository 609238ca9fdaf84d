package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortRefusalTest {
  private static final Path NULL = Path.of("/dev/null");

  @TempDir private Path folder;
  private Path proc;
  private PortRefusal refusal;

  @BeforeEach
  void make() throws IOException {
    proc = Files.createDirectories(folder.resolve("proc"));
    refusal = new PortRefusal(new PortHolder(proc, 7));
  }

  private void process(int pid, String name, Path opened) throws IOException {
    Path open = Files.createDirectories(proc.resolve(pid + "/fd"));
    Files.createSymbolicLink(open.resolve("3"), opened);
    Files.writeString(proc.resolve(pid + "/comm"), name + "\n");
  }

  @Test
  void whatIsNotThereIsMissing() throws IOException {
    assertThat(refusal.missing(folder.resolve("ttyUSB7")).orElseThrow())
        .hasMessageStartingWith("there is no serial port " + folder.resolve("ttyUSB7"));
    Path link = Files.createSymbolicLink(folder.resolve("board"), folder.resolve("gone"));
    assertThat(refusal.missing(link).orElseThrow()).hasMessageContaining("plug the board in");
    assertThat(refusal.missing(NULL)).isEmpty();
    assertThat(refusal.of(folder.resolve("none"), 0)).hasMessageContaining("no serial port");
  }

  @Test
  void aFileAFolderAndTheNullDeviceAreNoPorts() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(refusal.of(file, 25)).hasMessageStartingWith(file + " is no serial port");
    assertThat(refusal.of(folder, 21)).hasMessageStartingWith(folder + " is no serial port");
    assertThat(refusal.of(NULL, 25)).hasMessageStartingWith(NULL + " is no serial port");
  }

  @Test
  void whoHoldsItIsNamed() throws IOException {
    process(4711, "screen", NULL);
    assertThat(refusal.of(NULL, 11))
        .hasMessage("/dev/null is held by screen (process 4711): end it first");
  }

  @Test
  void weOurselvesMayHoldIt() throws IOException {
    process(7, "java", NULL);
    assertThat(refusal.of(NULL, 2)).hasMessage("/dev/null is already open here: close it first");
  }

  @Test
  void whoCannotBeSeenIsSearchedForByAnAdministrator() {
    assertThat(refusal.of(NULL, 11)).hasMessageContaining("sudo fuser -v /dev/null");
    assertThat(refusal.of(NULL, 16)).hasMessageContaining("sudo fuser -v /dev/null");
  }

  @Test
  void theRemedyIsTheGroupThatHasTheDevice() throws IOException {
    Path device = Files.createFile(folder.resolve("ttyUSB0"));
    Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-rw----"));
    var groups = device.getFileSystem().getUserPrincipalLookupService();
    var view =
        Files.getFileAttributeView(device, java.nio.file.attribute.PosixFileAttributeView.class);
    boolean mayGive = Files.getOwner(folder).getName().equals("root");
    if (mayGive) {
      view.setGroup(groups.lookupPrincipalByGroupName("tty"));
    }
    String group = view.readAttributes().group().getName();
    assertThat(refusal.forbidden(device))
        .hasMessage(
            "you may not use "
                + device
                + ": run sudo usermod -aG "
                + group
                + " $USER, then log out and in again");
  }

  @Test
  void whereNoGroupHelpsTheFileIsOpened() throws IOException {
    Path device = Files.createFile(folder.resolve("ttyUSB0"));
    Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-------"));
    assertThat(refusal.forbidden(device)).hasMessageContaining("sudo chmod a+rw " + device);
  }

  @Test
  void aDeviceThatWentMeanwhileIsForbiddenWithoutAGroup() {
    assertThat(refusal.forbidden(folder.resolve("none"))).hasMessageContaining("ask for the right");
    assertThat(PortRefusal.onThisMachine().of(NULL, 25)).hasMessageContaining("no serial port");
  }
}
