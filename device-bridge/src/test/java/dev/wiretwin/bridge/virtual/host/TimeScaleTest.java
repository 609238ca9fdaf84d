package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.lab.LabStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device clock that runs fifty times as fast. */
@Timeout(60)
class TimeScaleTest {
  private static final double SCALE = 0.02;

  private static final String SCRIPT =
      """
      ws = websocket.createClient()
      ws:on("connection", function() since = tmr.time() end)
      ws:on("close", function(_, status) print("closed", status, tmr.time() - since) end)
      ws:connect("ws://127.0.0.1:%d/")
      """;

  private static final LabScript SILENT =
      new LabScript(
          List.of(
              List.of(new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0))));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void ninetySecondsOfHealthChecksTakeTwo(Profile profile) throws Exception {
    LabSettings lab = LabSettings.DEFAULT.withTimeScale(SCALE);
    try (LabServer server = LabServer.start(WebSocket.defaultNetwork(), lab, SILENT);
        UserBoard board =
            UserBoard.start(
                folder,
                UserBoard.settings().withProfile(profile).withTimeScale(SCALE),
                "init.lua",
                SCRIPT.formatted(server.port()))) {
      long start = System.nanoTime();
      board.screen().until("closed\t-19\t");
      int seconds = Integer.parseInt(board.screen().until("\r\n").strip());
      assertThat(seconds).isBetween(88, 110);
      assertThat((System.nanoTime() - start) / 1e9).isLessThan(seconds / 5.0);
      assertThat(server.recording().connections().get(0).frames()).hasSize(2);
    }
  }
}
