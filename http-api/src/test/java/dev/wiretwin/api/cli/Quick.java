package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wiretwin.api.comparisons.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Comparisons that need no board: the JVM with itself. */
final class Quick {
  /** Over in no time. */
  static final String SCENARIO = "name: refused\nclient: [connect, {wait: close}]\nserver: null\n";

  /** Lasts until it is stopped. */
  static final String LONG =
      "- {name: refused, client: [connect, {wait: close}], server: null}\n"
          + "- {name: waits, run: 600s, client: [connect, {wait: {event: close, n: 1}}]}\n";

  private Quick() {}

  static Wish wish(String scenario) {
    return new Wish(
        null, null, new TextNode(scenario), List.of("jvm", "jvm"), null, null, "quick", null);
  }

  static Path file(Path folder, String scenario) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), scenario);
  }
}
