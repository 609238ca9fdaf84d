package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardsIdentifyCommandTest {
  @TempDir private Path state;

  @Test
  void aBoardAtItsPromptIsDescribedAndReadyForUse() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run = board.boards("identify", board.name());
      assertThat(run.out())
          .startsWith(board.name() + ": NodeMCU Lua firmware 3.0.0-release_20240225")
          .contains("  modules   ", " websocket ", "  free heap ", "  chip      c0ffee")
          .contains("  next      It is ready for use.");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void programsGetEverythingAsJson() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withWithout(Set.of("websocket"));
    try (PluggedIn board = PluggedIn.board(state, settings)) {
      CliRun run = board.boards("identify", board.entry().port(), "--json");
      JsonNode answer = new ObjectMapper().readTree(run.out());
      assertThat(answer.get("kind").asText()).isEqualTo("lua-firmware");
      assertThat(answer.get("port").asText()).isEqualTo(board.entry().port());
      assertThat(answer.get("baud").asInt()).isEqualTo(115_200);
      assertThat(answer.at("/lua/websocket").asBoolean()).isFalse();
      assertThat(answer.at("/lua/heapBytes").asLong()).isPositive();
      assertThat(answer.at("/lua/wifi/connected").asBoolean()).isTrue();
      assertThat(answer.get("advice").asText()).contains("LUA_USE_MODULES_WEBSOCKET");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void aRateThatIsGivenIsTheOnlyOneTried() throws Exception {
    BoardSettings settings =
        BoardSettings.DEFAULT.withFiles(
            Map.of("init.lua", "uart.setup(0,9600,8,0,1,1)".getBytes(StandardCharsets.UTF_8)));
    try (PluggedIn board = PluggedIn.board(state, settings)) {
      CliRun right = board.boards("identify", board.name(), "--baud", "9600");
      assertThat(right.out()).contains("at 9600 baud");
      assertThat(right.exitCode()).isZero();
      CliRun wrong = board.boards("identify", board.name(), "--baud", "19200");
      assertThat(wrong.out()).doesNotContain("9600 baud");
    }
  }

  @Test
  void silenceIsNoResultButSaysWhatToDo() throws Exception {
    BoardSettings mute =
        BoardSettings.DEFAULT.withFiles(
            Map.of(
                "init.lua", "uart.on('data',0,function() end,0)".getBytes(StandardCharsets.UTF_8)));
    try (PluggedIn board = PluggedIn.board(state, mute)) {
      // what it says at its start is over
      board.boards("identify", board.name());
      CliRun run = board.boards("identify", board.name());
      assertThat(run.out()).contains(": silent", "  next      ");
      assertThat(run.err()).contains("asking " + board.name() + " …");
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    }
  }

  @Test
  void aPortThatIsNotThereIsNoResult() {
    CliRun run = CliRun.of("boards", "identify", "/dev/no-such-board");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err().lines()).singleElement().asString().contains("/dev/no-such-board");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("boards", "identify", "--help").out())
        .contains("Examples:", "--baud", "--json", "Exit codes:");
  }
}
