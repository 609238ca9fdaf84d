package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
  private final PageFiles files = PageFiles.usual();

  @ParameterizedTest
  @CsvSource({
    "index.html, text/html; charset=utf-8",
    "app.js, text/javascript; charset=utf-8",
    "app.css, text/css; charset=utf-8",
    "icon.svg, image/svg+xml",
    "strings/en.json, application/json",
    "uplot/uplot.js, text/javascript; charset=utf-8",
    "uplot/uplot.css, text/css; charset=utf-8"
  })
  void whatThePageNeedsIsInTheJars(String name, String type) {
    PageFiles.File file = files.file(name).orElseThrow();
    assertThat(file.type()).isEqualTo(type);
    assertThat(file.content()).isNotEmpty();
    assertThat(file.tag()).matches("\"[0-9a-f]{24}\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such.js",
        "../pom.xml",
        "lib/../app.js",
        "/app.js",
        "lib",
        "lib/",
        "",
        "app.js/",
        "APP.JS",
        "app.class",
        "a/b/c.js",
        "strings/en.json\u0000"
      })
  void nothingElseIsGiven(String name) {
    assertThat(files.file(name)).isEmpty();
  }

  @Test
  void whoWorksOnThePageSeesAChangeAtOnce(@TempDir Path folder) throws IOException {
    PageFiles own = new PageFiles(Optional.of(folder));
    PageFiles.File before = own.file("app.js").orElseThrow();
    Files.writeString(folder.resolve("app.js"), "// mine");
    PageFiles.File after = own.file("app.js").orElseThrow();
    assertThat(new String(after.content(), StandardCharsets.UTF_8)).isEqualTo("// mine");
    assertThat(after.tag()).isNotEqualTo(before.tag());
  }

  @Test
  void theTypesOfAllFilesAreToldWithoutTheirCharset() {
    assertThat(PageFiles.mediaTypes())
        .containsExactlyInAnyOrder(
            "text/html", "text/javascript", "text/css", "application/json", "image/svg+xml");
  }
}
