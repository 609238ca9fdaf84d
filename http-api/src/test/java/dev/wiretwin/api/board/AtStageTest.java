package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.api.run.Plays;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.core.scenario.ScenarioResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AtStageTest {
  private static final BoardName TCP = BoardName.of("virt0");
  private static final BoardName WEBSOCKET = BoardName.of("virt0+ws");

  @TempDir private Path state;

  private final BenchThreads threads = new BenchThreads();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void aScenarioRunsOverTheModulesSockets() throws Exception {
    try (Plugged module = Plugged.module(state);
        JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      Board board = Benches.board(module, state, Benches.feed());
      try (AtStage stage = AtStage.open(board, TCP, board.plainLine(), threads.handlers())) {
        assertThat(stage.firmware()).isEqualTo("esp-at-2.3.0.0");
        assertThat(stage.target().name()).isEqualTo("board:" + module.name());
        ScenarioResult result =
            runs.run(Choice.of("suite:smoke").suite().scenarios().get(0), stage.target())
                .get(30, TimeUnit.SECONDS);
        assertThat(result.sentences()).isEmpty();
        assertThat(result.verdict()).isEqualTo(ScenarioResult.Verdict.PASSED);
      }
      assertThat(board.log().lines()).isNotEmpty();
    }
  }

  @Test
  void byTheModulesOwnWebSocketTheTraceSaysWhatItCannotTell() throws Exception {
    BoardSettings fifth = BoardSettings.DEFAULT.withFirmware(Firmware.AT_5).withBaud(921_600);
    try (Plugged module = Plugged.board(state, fifth);
        JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      Board board = Benches.board(module, state, Benches.feed());
      try (AtStage stage = AtStage.open(board, WEBSOCKET, board.plainLine(), threads.handlers())) {
        assertThat(stage.firmware()).isEqualTo("esp-at-5.0.1.0-ws");
        String script =
            "{client: [connect, wait: receive, close, wait: close],"
                + " server: [handshake, text: hi, expect_frame: close, close: 1000, fin],"
                + " expect: [receive: hi, close: 0]}";
        ScenarioResult result =
            runs.run(Plays.scenario(script), stage.target()).get(30, TimeUnit.SECONDS);
        assertThat(result.sentences()).isEmpty();
        assertThat(result.trace().console().get(0).text()).startsWith("The opcode of a message");
      }
    }
  }
}
