package dev.wiretwin.api.cli;

import dev.wiretwin.api.listen.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service gets its token from: a file or the environment, never the command line, which
 * every user of the machine can read. Stateless.
 */
final class TokenSource {
  static final String VARIABLE = "WIRETWIN_TOKEN";

  private static final long LONGEST_FILE = 4096;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private TokenSource() {}

  /**
   * The token that was named; empty if none was.
   *
   * @param file wins over the environment; {@code null} if none was named
   * @throws CommandFailure if it cannot be used; says what to do, and never what it is
   */
  static Optional<Token> token(Path file, Map<String, String> environment) {
    if (file != null) {
      return Optional.of(token(SafeText.of(file.toString()), read(file)));
    }
    String said = environment.get(VARIABLE);
    return said == null || said.isEmpty() ? Optional.empty() : Optional.of(token(VARIABLE, said));
  }

  private static Token token(String from, String secret) {
    try {
      return Token.of(secret);
    } catch (IllegalArgumentException odd) {
      throw wrong(from + ": " + odd.getMessage() + "; make one with: openssl rand -hex 24", odd);
    }
  }

  private static String read(Path file) {
    String name = SafeText.of(file.toString());
    try {
      checkMode(file, name);
      if (Files.size(file) > LONGEST_FILE) {
        throw wrong(name + " is too long for a token", null);
      }
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw wrong(name + " cannot be read: name a file that holds the token", unreadable);
    }
  }

  private static void checkMode(Path file, String name) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
      throw wrong(name + " can be read by others: chmod 600 " + name, null);
    }
  }

  private static CommandFailure wrong(String sentence, Exception cause) {
    return new CommandFailure(ExitCode.USAGE, sentence + ".", cause);
  }
}
