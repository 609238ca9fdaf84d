package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.wiretwin.api.refusal.Refusal;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
  @TempDir private Path folder;

  @Test
  void oneServiceAndManyCommands() throws Exception {
    Owners service = Owners.service(folder);
    Owners first = Owners.command(folder);
    Owners second = Owners.command(folder);
    assertThat(service.isService()).isTrue();
    assertThat(first.isService()).isFalse();
    assertThat(first.name()).isNotEqualTo(second.name());
    assertThat(Owners.wasService(service.name())).isTrue();
    assertThat(Owners.wasService(first.name())).isFalse();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Owners.service(folder));
    service.close();
    Owners.service(folder).close();
    first.close();
    second.close();
  }

  @Test
  void whoIsGoneIsKnownToBe() throws Exception {
    Owners mine = Owners.command(folder);
    Owners other = Owners.command(folder);
    assertThat(mine.isAlive(mine.name())).isTrue();
    assertThat(mine.isAlive(other.name())).isTrue();
    other.close();
    assertThat(mine.isAlive(other.name())).isFalse();
    assertThat(mine.isAlive("command-unheard-of")).isFalse();
    mine.close();
  }

  @Test
  void whatTheKilledLeftIsSwept() throws Exception {
    Path left = Files.writeString(folder.resolve("command-killed.lock"), "4711");
    Owners service = Owners.service(folder);
    Owners busy = Owners.command(folder);
    assertThat(service.isAlive("command-killed")).isFalse();
    service.sweep();
    assertThat(left).doesNotExist();
    assertThat(service.isAlive(busy.name())).isTrue();
    assertThat(service.isAlive(service.name())).isTrue();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Owners.service(folder));
    busy.close();
    service.close();
  }

  @Test
  void whatCannotBeSeenIsSaid() throws Exception {
    Path gone = folder.resolve("gone");
    Owners mine = Owners.command(gone);
    Files.createDirectory(gone.resolve("command-odd.lock"));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> mine.isAlive("command-odd"))
        .withMessageContaining("command-odd");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(mine::sweep);
    mine.close();
  }

  @Test
  void aServiceThatCannotJoinLeavesNothingBehind() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatIOException().isThrownBy(() -> Owners.service(file));
    Owners.service(folder).close();
    Owners.service(folder).close();
  }
}
