package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in processes of its own, as people and programs start it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoardVirtualCommandTest {
  @TempDir private Path folder;

  private String[] words(String... more) {
    List<String> words = new ArrayList<>(List.of("board", "virtual", "--state-dir", state()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Test
  void itPrintsThePortAndRunsUntilItIsToldToEnd() throws Exception {
    Path port = folder.resolve("port");
    try (Spawned board = Spawned.of(words("--link", port.toString()))) {
      assertThat(board.out().readLine()).isEqualTo(port.toString());
      try (Typist typist = Typist.at(port)) {
        typist.until("> ");
        typist.type("=6*7\r\n");
        typist.until("42\r\n> ");
      }
      assertThat(board.terminate()).isEqualTo(128 + 15);
      assertThat(board.out().readLine()).isNull();
    }
    assertThat(isThere(port)).isFalse();
    assertThat(CliRun.of("board", "list", "--state-dir", state()).out()).isEmpty();
  }

  @Test
  void anAtModuleAnswersOnItsPort() throws Exception {
    Path port = folder.resolve("esp01");
    try (Spawned board =
        Spawned.of(words("--firmware", "at", "--generation", "2.x", "--link", port.toString()))) {
      assertThat(board.out().readLine()).isEqualTo(port.toString());
      try (Typist typist = Typist.at(port)) {
        typist.until("ready\r\n");
        typist.type("AT\r\n");
        typist.until("AT\r\n\r\nOK\r\n");
      }
    }
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws Exception {
    Path port = folder.resolve("port");
    try (Spawned board = Spawned.of(words("--link", port.toString(), "--name", "bench"))) {
      assertThat(board.out().readLine()).isEqualTo(port.toString());
      board.process().destroyForcibly().waitFor();
    }
    assertThat(isThere(port)).isTrue();
    assertThat(CliRun.of("board", "list", "--state-dir", state()).out()).isEmpty();
    try (Spawned board = Spawned.of(words("--link", port.toString(), "--name", "bench"))) {
      assertThat(board.out().readLine()).isEqualTo(port.toString());
      try (Typist typist = Typist.at(port)) {
        typist.until("> ");
      }
      assertThat(CliRun.of("board", "list", "--state-dir", state()).out()).contains("bench ");
    }
  }

  @Test // VB-74
  void faultsReachItFromAnotherProcess() throws Exception {
    Path port = folder.resolve("usb0");
    Path elsewhere = folder.resolve("usb1");
    Path log = folder.resolve("log");
    try (Spawned board = Spawned.of(words("--link", port.toString(), "--log", log.toString()))) {
      board.out().readLine();
      CliRun run =
          CliRun.of(
              "board",
              "fault",
              "--state-dir",
              state(),
              port.toString(),
              "unplug",
              "replug:" + elsewhere);
      assertThat(run.out().lines())
          .containsExactly("ok virt0 unplug", "ok virt0 replug:" + elsewhere);
      assertThat(run.exitCode()).isZero();
      try (Typist typist = Typist.at(elsewhere)) {
        typist.until("> ");
      }
      assertThat(isThere(port)).isFalse();
      CliRun again = CliRun.of("board", "fault", "--state-dir", state(), "virt0", "replug");
      assertThat(again.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(again.err()).contains("virt0, replug: the board is plugged in: unplug it first.");
      assertThat(log).content().contains(" virt0 fault unplug, seed=1");
    }
  }

  @Test
  void severalBoardsGetNumberedPorts() throws Exception {
    Path port = folder.resolve("bench");
    try (Spawned boards = Spawned.of(words("--link", port.toString(), "--count", "3"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(boards.out().readLine()).isEqualTo(port.toString() + i);
      }
    }
  }

  @Test
  void theEndOfTheStandardInputEndsItOnlyWhenAskedTo() throws Exception {
    try (Spawned stays = Spawned.of(words("--tcp", "0"));
        Spawned ends = Spawned.of(words("--tcp", "0", "--until-stdin-closes"))) {
      assertThat(stays.out().readLine()).startsWith("tcp://127.0.0.1:");
      assertThat(ends.out().readLine()).startsWith("tcp://127.0.0.1:");
      stays.process().getOutputStream().close();
      ends.process().getOutputStream().close();
      assertThat(ends.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(ends.process().exitValue()).isZero();
      assertThat(stays.process().isAlive()).isTrue();
    }
  }

  @Test
  void whatMakesNoSenseIsAUsageError() throws IOException {
    assertUsage("--count: must be 1 to 256", "--count", "0");
    assertUsage("give one of both", "--tcp", "0", "--link", "/tmp/x");
    assertUsage("--tcp: must be 0 to 65535", "--tcp", "65535", "--count", "2");
    assertUsage("--name: give up to 32", "--name", "a b");
    assertUsage("'stal' is no fault; there are", "--fault", "stal:1");
    assertUsage("give 1.7, 2.x or 5.x", "--firmware", "at", "--generation", "3");
  }

  private void assertUsage(String complaint, String... more) {
    CliRun run = CliRun.of(words(more));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(complaint);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aLinkThatCannotBeHadIsOneSentence() throws IOException {
    Path taken = Files.writeString(folder.resolve("notes.txt"), "mine");
    CliRun run = CliRun.of(words("--link", taken.toString()));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err().lines()).singleElement().asString().contains("notes.txt", "--link");
  }

  @Test
  void helpHasExamplesAndAllFaults() {
    assertThat(CliRun.of("board", "virtual", "--help").out())
        .contains("Examples:", "--link /tmp/nodemcu", "  unplug  ", "--until-stdin-closes");
  }
}
