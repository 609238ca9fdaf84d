package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaceTest {
  @TempDir private Path folder;

  @Test
  void aPathThatFitsIsASocketInTheFileSystem() throws IOException {
    Path file = folder.resolve("b.control");
    Files.writeString(file, "left by a dead process");
    ControlPlace place = ControlPlace.open(file);
    assertThat(ControlPlace.door(file).address()).isEqualTo(UnixDomainSocketAddress.of(file));
    assertThat(place.token()).isEmpty();
    place.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void aPathTooLongForASocketIsAFileWithPortAndTokenForItsOwner() throws IOException {
    Path file = folder.resolve("n".repeat(110));
    ControlPlace place = ControlPlace.open(file);
    ControlPlace.Door door = ControlPlace.door(file);
    assertThat(((InetSocketAddress) door.address()).getAddress().isLoopbackAddress()).isTrue();
    assertThat(door.token()).isEqualTo(place.token()).isPresent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    place.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void anythingElseIsNoControlFile() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "hello");
    assertThatThrownBy(() -> ControlPlace.door(file)).hasMessageContaining("is no control file");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> ControlPlace.open(folder.resolve("none").resolve("b")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ControlPlace.open(folder.resolve("none").resolve("b"), false))
        .isInstanceOf(IOException.class);
  }
}
