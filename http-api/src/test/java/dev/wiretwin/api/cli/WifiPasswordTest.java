package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class WifiPasswordTest {
  private static final Supplier<Optional<char[]>> NOBODY = Optional::empty;
  private static final Map<String, String> EMPTY = Map.of();

  @TempDir private Path folder;

  private static String read(
      Map<String, String> environment, Supplier<Optional<char[]>> prompt, String... options) {
    WifiPassword password = new WifiPassword();
    CommandLine command = new CommandLine(password);
    command.parseArgs(options);
    return password.read(command, environment, prompt);
  }

  @Test
  void theFirstLineOfTheFileIsThePassword() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "correct horse\r\nnot this\n");
    Map<String, String> other = Map.of(WifiPassword.VARIABLE, "other");
    assertThat(read(other, NOBODY, "--password-file", file.toString())).isEqualTo("correct horse");
  }

  @Test
  void theEnvironmentComesBeforeThePrompt() {
    Map<String, String> set = Map.of(WifiPassword.VARIABLE, "from there");
    assertThat(read(set, () -> Optional.of("typed".toCharArray()))).isEqualTo("from there");
    assertThat(read(EMPTY, () -> Optional.of("typed".toCharArray()))).isEqualTo("typed");
  }

  @Test
  void anOpenNetworkNeedsNone() {
    assertThat(read(EMPTY, NOBODY, "--open")).isEmpty();
  }

  @Test
  void noPasswordIsAUsageErrorThatNamesTheWays() {
    assertThatThrownBy(() -> read(EMPTY, NOBODY))
        .isInstanceOf(ParameterException.class)
        .hasMessageContainingAll("--password-file", WifiPassword.VARIABLE, "--open");
    assertThatThrownBy(() -> read(EMPTY, () -> Optional.of(new char[0])))
        .isInstanceOf(ParameterException.class);
  }

  @Test
  void aFileThatIsOfNoUseIsAUsageError() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path large = Files.write(folder.resolve("large"), new byte[5000]);
    assertUseless(folder.resolve("none"), "cannot read");
    assertUseless(empty, "is empty");
    assertUseless(large, "more than that");
  }

  private static void assertUseless(Path file, String why) {
    assertThatThrownBy(() -> read(EMPTY, NOBODY, "--password-file", file.toString()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(why);
  }
}
