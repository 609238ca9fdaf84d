package dev.wiretwin.bridge.virtual.module;

import java.util.Locale;
import java.util.Optional;

/**
 * The name a board's file has in a directory of the host. Pure; any thread. Letters, digits, space
 * and {@code -_.,=+@()} stand for themselves, every other byte is {@code %XX}, and so is a dot at
 * the beginning: no name can mean another directory, a hidden file or a device.
 */
final class HostNames {
  private static final String PLAIN = "-_.,=+@() ";

  private HostNames() {}

  /**
   * @param name one character per byte
   * @return nothing when the board could not have such a file
   */
  static Optional<String> host(String name) {
    if (name.isEmpty() || name.length() > FileStore.NAME_BYTES || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    StringBuilder host = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      boolean atAnEnd = i == 0 || i == name.length() - 1;
      if (isPlain(letter) && !(atAnEnd && (letter == '.' || letter == ' '))) {
        host.append(letter);
      } else {
        host.append(String.format(Locale.ROOT, "%%%02X", letter & 0xFF));
      }
    }
    return Optional.of(host.toString());
  }

  private static boolean isPlain(char letter) {
    return letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
  }

  /** The way back; nothing for a name that {@link #host} would not have given. */
  static Optional<String> board(String host) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < host.length(); i++) {
      char letter = host.charAt(i);
      if (letter != '%') {
        name.append(letter);
      } else if (i + 2 < host.length()) {
        int byteValue =
            Character.digit(host.charAt(i + 1), 16) * 16 + Character.digit(host.charAt(i + 2), 16);
        name.append((char) (byteValue & 0xFF));
        i += 2;
      }
    }
    return Optional.of(name.toString()).filter(back -> host(back).filter(host::equals).isPresent());
  }
}
