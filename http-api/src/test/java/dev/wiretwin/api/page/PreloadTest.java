package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the bench needs is asked for at once: files that are found one behind the other make whoever
 * opens the page wait for each.
 */
class PreloadTest {
  private static final Path WEB = Path.of("../web-ui/src/main/resources/web");
  private static final Pattern IMPORT =
      Pattern.compile("^(?:import|export)[^;]*?from '(\\.[^']+)'", Pattern.MULTILINE);
  private static final Pattern PRELOAD =
      Pattern.compile("<link rel=\"modulepreload\" href=\"/ui/([^\"]+)\">");

  private static void visit(Path file, Set<String> found) throws IOException {
    if (found.add(WEB.normalize().relativize(file.normalize()).toString())) {
      for (MatchResult one : IMPORT.matcher(Files.readString(file)).results().toList()) {
        visit(file.resolveSibling(one.group(1)), found);
      }
    }
  }

  @Test
  void allThatTheFirstRoomNeedsIsAskedForByThePageItself() throws IOException {
    Set<String> needed = new TreeSet<>();
    visit(WEB.resolve("app.js"), needed);
    assertThat(needed).contains("app.js", "api.js", "lib/dom.js", "bench/bench-room.js");
    Set<String> asked =
        PRELOAD
            .matcher(Files.readString(WEB.resolve("index.html")))
            .results()
            .map(one -> one.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).isEqualTo(needed);
  }
}
