package dev.wiretwin.core.testkit.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The classes excused from a test of their own, each with its reason. In the file: one {@code
 * class: reason} per line, {@code #} before a remark. Immutable.
 */
public record Exemptions(Map<String, String> reasons) {
  public Exemptions {
    reasons = Map.copyOf(reasons);
  }

  /** Reads the file; none means nobody is excused. */
  public static Exemptions readFrom(Path file) throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(":", 2);
          if (parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException(file + ": a reason is missing: " + line);
          }
          reasons.put(parts[0].strip(), parts[1].strip());
        }
      }
    }
    return new Exemptions(reasons);
  }

  public Set<String> classes() {
    return reasons.keySet();
  }
}
