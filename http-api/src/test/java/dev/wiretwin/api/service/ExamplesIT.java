package dev.wiretwin.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.web.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples for authors of scripts, as they stand, against a service with a virtual board. */
@Timeout(300)
class ExamplesIT {
  private static final int MOST_LINES = 60;

  @TempDir private static Path folder;
  private static Service service;

  @BeforeAll
  static void serve() {
    service = Service.start(ServiceSettings.local(folder.resolve("state")));
    Api api = Api.at(service.port());
    String board = "{\"kind\": \"virtual\", \"name\": \"virt0\", \"timeScale\": 0.1}";
    assertThat(api.post("/api/v1/boards", board).status()).isEqualTo(201);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Path example(String name) {
    return Path.of("examples", name).toAbsolutePath();
  }

  private static String run(String junit, String... command)
      throws IOException, InterruptedException {
    Path said = folder.resolve(junit + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("WIRETWIN_URL", "http://127.0.0.1:" + service.port());
    builder.environment().put("BOARD", "virt0");
    builder.environment().put("JUNIT", junit);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(250, TimeUnit.SECONDS)).as("the example ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String all = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(all).isZero();
    assertThat(folder.resolve(junit)).content().contains("<testsuite");
    return all;
  }

  @Test
  void bashWithCurlAndJqComparesABoardWithTheJvm() throws Exception {
    assertThat(run("bash.xml", "bash", "" + example("compare.sh")))
        .containsPattern("closed with -(6|99) on the board, with -6 on the JVM")
        .containsPattern("smoke: known, .*\"new\":0");
  }

  @Test
  void pytestComparesABoardWithTheJvm() throws Exception {
    String python = "/usr/bin/python3"; // Debian's, which has what its packages bring
    assertThat(
            run(
                "pytest.xml",
                python,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "" + example("test_board.py")))
        .contains("3 passed");
  }

  @Test
  void bothAreShortEnoughToBeReadAloud() throws IOException {
    for (String name : List.of("compare.sh", "test_board.py")) {
      assertThat(Files.readAllLines(example(name))).as(name).hasSizeLessThan(MOST_LINES);
    }
  }
}
