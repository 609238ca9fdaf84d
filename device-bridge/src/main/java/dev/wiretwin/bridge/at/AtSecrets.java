package dev.wiretwin.bridge.at;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a command has in it that nobody may see out of what a module is quoted with: an echo
 * may come back, whole or broken, at any time. On the module's loop.
 */
final class AtSecrets {
  private static final String STARS = "***";

  private final List<String> secrets = new ArrayList<>();

  void hide(List<String> some) {
    secrets.addAll(some);
  }

  void show(List<String> some) {
    some.forEach(secrets::remove);
  }

  /** A text as it may be shown. */
  String hidden(String text) {
    return hidden(List.of(text), secrets).get(0);
  }

  static List<String> hidden(List<String> lines, List<String> secrets) {
    List<String> shown = new ArrayList<>();
    for (String line : lines) {
      String text = line;
      for (String secret : secrets) {
        text = secret.isEmpty() ? text : text.replace(secret, STARS);
      }
      shown.add(text);
    }
    return shown;
  }
}
