package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class BoardsCommandTest {
  @TempDir private Path state;

  private static JsonNode row(CliRun run, String name) throws Exception {
    for (JsonNode port : new ObjectMapper().readTree(run.out()).get("ports")) {
      if (port.get("name").asText().equals(name)) {
        return port;
      }
    }
    throw new AssertionError(name + " is not in " + run.out());
  }

  @Test
  void aVirtualBoardIsListedWithItsState() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun table = board.boards();
      assertThat(table.exitCode()).isZero();
      assertThat(table.out()).startsWith("NAME ").contains(board.name() + " ");
      JsonNode row = row(board.boards("--json"), board.name());
      assertThat(row.get("port").asText()).isEqualTo(board.entry().port());
      assertThat(row.get("state").asText()).isEqualTo("free");
      assertThat(row.get("virtual").asBoolean()).isTrue();
      assertThat(row.get("process").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(row.has("usb")).isFalse();
    }
  }

  /** The process behind a board has both ends of its line open, and does not hold the port. */
  @Test
  void aBoardOfAnotherProcessIsFree() throws Exception {
    try (Spawned board = Spawned.of("board", "virtual", "--state-dir", state.toString())) {
      board.out().readLine();
      CliRun run = CliRun.of("boards", "--json", "--state-dir", state.toString());
      assertThat(row(run, "virt0").get("state").asText()).isEqualTo("free");
    }
  }

  @Test
  void portsThatComeAndGoAreToldUntilTheEnd() throws Exception {
    String folder = state.toString();
    PipedReader heard = new PipedReader(1 << 16);
    PrintWriter out = new PrintWriter(new PipedWriter(heard), true);
    CommandLine watch = new CommandLine(new RootCommand()).setOut(out);
    Thread watcher =
        new Thread(() -> Cli.of(watch).execute("boards", "--watch", "--state-dir", folder));
    watcher.start();
    BufferedReader lines = new BufferedReader(heard);
    try (PluggedIn board = PluggedIn.board(state)) {
      assertThat(next(lines, "  came  " + board.name())).contains(board.entry().port());
    }
    assertThat(next(lines, "  went  ")).contains("virtual board");
    watcher.interrupt();
    watcher.join(10_000);
    assertThat(watcher.isAlive()).isFalse();
    assertThat(CliRun.of("boards", "--watch", "--json", "--state-dir", folder).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private static String next(BufferedReader lines, String part) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.contains(part)) {
      line = lines.readLine();
    }
    return line;
  }

  @Test
  void anUnpluggedBoardIsListedAsSuch() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      board.strike("unplug");
      assertThat(row(board.boards("--json"), board.name()).get("state").asText())
          .isEqualTo("unplugged");
      assertThat(board.boards().out()).contains("unplugged");
    }
  }

  @Test
  void theTableHasALinePerPortAndOneMoreForWhoHoldsIt() {
    PortRow held =
        new PortRow(
            "usb-1-1.2",
            "/dev/ttyUSB0",
            "held",
            "CH340",
            "1a86:7523",
            null,
            null,
            null,
            "1-1.2",
            "screen (process 4711)",
            false,
            null);
    StringWriter out = new StringWriter();
    BoardsCommand.print(new PrintWriter(out), List.of(held));
    assertThat(out.toString().lines())
        .containsExactly(
            "NAME           USB        STATE      PORT",
            "usb-1-1.2      1a86:7523  held       /dev/ttyUSB0  CH340",
            "  held by screen (process 4711)");
  }

  @Test
  void whatIsNoBoardInTheStateFolderIsPassedOver() throws Exception {
    Path boards = Files.createDirectory(state.resolve("boards"));
    Files.createDirectory(boards.resolve("odd.board"));
    CliRun run = CliRun.of("boards", "--state-dir", state.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).doesNotContain("odd");
  }

  @Test
  void helpHasExamplesAndNamesTheCommands() {
    assertThat(CliRun.of("boards", "--help").out())
        .contains("Examples:", "  console  ", "wiretwin boards --json", "Exit codes:");
  }
}
