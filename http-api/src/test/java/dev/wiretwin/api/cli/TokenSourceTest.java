package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSourceTest {
  private static final String SECRET = "0123456789abcdef0123";

  @TempDir private Path folder;

  @Test
  void aFileThatOnlyItsOwnerMayReadHoldsTheToken() throws IOException {
    Path file = file(SECRET + "\n", "rw-------");
    assertThat(TokenSource.token(file, Map.of()).orElseThrow().matches(SECRET)).isTrue();
  }

  @Test
  void theEnvironmentHoldsItToo() {
    Map<String, String> environment = Map.of("WIRETWIN_TOKEN", SECRET);
    assertThat(TokenSource.token(null, environment).orElseThrow().matches(SECRET)).isTrue();
    assertThat(TokenSource.token(null, Map.of())).isEmpty();
    assertThat(TokenSource.token(null, Map.of("WIRETWIN_TOKEN", ""))).isEmpty();
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    refused(file(SECRET, "rw-r-----"), "can be read by others: chmod 600");
    refused(file(SECRET, "rw----r--"), "can be read by others: chmod 600");
  }

  @Test
  void aTokenThatCouldBeGuessedIsRefusedWithoutBeingTold() throws IOException {
    assertThatThrownBy(() -> TokenSource.token(null, Map.of("WIRETWIN_TOKEN", "hunter2")))
        .hasMessageContaining("WIRETWIN_TOKEN: a token has 16 to 512 characters")
        .hasMessageNotContaining("hunter2");
    refused(file("", "rw-------"), "make one with: openssl rand -hex 24");
    refused(file("x".repeat(5000), "rw-------"), "is too long for a token");
  }

  @Test
  void aMissingFileIsOneSentence() {
    refused(folder.resolve("none"), "none cannot be read: name a file that holds the token.");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> TokenSource.token(file, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(why)
        .extracting(failure -> ((CommandFailure) failure).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private Path file(String text, String mode) throws IOException {
    Path file = Files.createTempFile(folder, "token", "");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
