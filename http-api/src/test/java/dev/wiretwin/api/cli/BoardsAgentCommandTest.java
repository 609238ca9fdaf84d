package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class BoardsAgentCommandTest {
  @TempDir private Path state;

  @Test
  void theAgentIsSentOnceTriedAndRemoved() throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun first = board.boards("agent", board.name());
      assertThat(first.out())
          .contains(": the agent works", "sent       now", "free heap  ", " bytes beside it");
      assertThat(first.exitCode()).isZero();
      CliRun fast = board.boards("agent", board.name(), "--link-baud", "921600", "--json");
      JsonNode works = json.readTree(fast.out());
      assertThat(works.get("sent").asBoolean()).isFalse();
      assertThat(works.get("heapBytes").asInt()).isBetween(25_000, 45_000);
      assertThat(works.get("tripMillis").asDouble()).isPositive();
      assertThat(board.boards("agent", board.name(), "--remove").out())
          .contains("the agent is removed from its flash");
      CliRun again = board.boards("agent", board.name(), "--remove", "--json");
      assertThat(json.readTree(again.out()).get("files").asInt()).isZero();
      assertThat(board.boards("agent", board.name(), "--remove").out())
          .contains("there was no agent");
      assertThat(board.boards("identify", board.name()).out()).contains("NodeMCU Lua firmware");
    }
  }

  @Test
  void aPortThatIsNoneIsNoResult() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run = board.boards("agent", "/dev/ttyUSB77");
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err()).contains("there is no serial port /dev/ttyUSB77");
    }
  }
}
