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

/** The examples for authors of scripts, as they stand, against a service with virtual boards. */
@Timeout(300)
class ExamplesIT {
  private static final int MOST_LINES = 60;
  private static final String PYTHON = "/usr/bin/python3"; // Debian's, with what its packages bring

  @TempDir private static Path folder;
  private static Service service;
  private static Example bash;
  private static Example pytest;

  /** An example at work. */
  private record Example(String board, Process process, Path said, Path junit) {
    /** What it said, when it is over and all was well. */
    String whole() throws IOException, InterruptedException {
      assertThat(process.waitFor(250, TimeUnit.SECONDS)).as("the example ends").isTrue();
      String all = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(all).isZero();
      assertThat(junit).content().contains("<testsuite");
      return all;
    }
  }

  /** Side by side, each on a board of its own: most of their time they wait for it. */
  @BeforeAll
  static void begin() throws IOException {
    service = Service.start(ServiceSettings.local(folder.resolve("state")));
    bash = start("virt0", "bash", example("compare.sh"));
    pytest =
        start(
            "virt1",
            PYTHON,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            example("test_board.py"));
  }

  @AfterAll
  static void close() {
    bash.process().destroyForcibly();
    pytest.process().destroyForcibly();
    service.close();
  }

  private static String example(String name) {
    return Path.of("examples", name).toAbsolutePath().toString();
  }

  private static Example start(String board, String... command) throws IOException {
    String wish = "{\"kind\": \"virtual\", \"name\": \"" + board + "\", \"timeScale\": 0.2}";
    assertThat(Api.at(service.port()).post("/api/v1/boards", wish).status()).isEqualTo(201);
    Path said = folder.resolve(board + ".log");
    Path junit = folder.resolve(board + ".xml");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("WIRETWIN_URL", "http://127.0.0.1:" + service.port());
    builder.environment().put("BOARD", board);
    builder.environment().put("JUNIT", junit.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return new Example(board, builder.start(), said, junit);
  }

  @Test
  void bashWithCurlAndJqComparesABoardWithTheJvm() throws Exception {
    assertThat(bash.whole())
        .containsPattern("closed with -(6|99) on the board, with -6 on the JVM")
        .containsPattern("smoke: known, .*\"new\":0");
  }

  @Test
  void pytestComparesABoardWithTheJvm() throws Exception {
    assertThat(pytest.whole()).contains("3 passed");
  }

  @Test
  void bothAreShortEnoughToBeReadAloud() throws IOException {
    for (String name : List.of("compare.sh", "test_board.py")) {
      assertThat(Files.readAllLines(Path.of(example(name)))).as(name).hasSizeLessThan(MOST_LINES);
    }
  }
}
