package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code wss} from a script to a TLS server and back. VB-36 */
@Timeout(60)
class SecureLinksTest {
  private static final String SCRIPT =
      """
      ws = websocket.createClient()
      before = node.heap()
      ws:on("connection", function(ws)
        print("open")
        ws:send("hello, " .. string.rep("x", 300))
      end)
      ws:on("receive", function(_, msg, opcode)
        print("got", #msg, opcode, before - node.heap() > 8000)
        ws:close()
      end)
      ws:on("close", function(_, status)
        print("closed", status)
      end)
      ws:connect("wss://127.0.0.1:%d/")
      """;

  @TempDir private Path folder;

  private static LabServer echo(LabSettings settings) throws IOException {
    LabScript script =
        new LabScript(
            List.of(
                List.of(
                    new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0),
                    new LabStep.Echo(0, 30_000))));
    return LabServer.start(WebSocket.defaultNetwork(), settings, script);
  }

  private static LabServer secureEcho() throws IOException {
    return echo(
        LabSettings.DEFAULT.withTls(
            ThrowawayAuthority.create(Instant.now()).identityFor("somewhere.example")));
  }

  private UserBoard board(BoardSettings settings, LabServer server) throws IOException {
    return UserBoard.start(folder, settings, "init.lua", SCRIPT.formatted(server.port()));
  }

  @ParameterizedTest
  @EnumSource
  void aMessageComesBackFromATlsServer(Profile profile) throws Exception {
    try (LabServer server = secureEcho();
        UserBoard board = board(UserBoard.settings().withProfile(profile), server)) {
      assertThat(board.screen().until("closed\t")).contains("open\r\n", "got\t307\t1\ttrue\r\n");
      board.screen().until("\r\n");
      assertThat(board.screen().run("=node.heap() > before - 2000")).isEqualTo("true\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithoutTlsIsAFailedHandshake(Profile profile) throws Exception {
    LabScript garbage =
        new LabScript(List.of(List.of(new LabStep.Send(0, Bytes.utf8("no TLS here\r\n")))));
    try (LabServer server =
            LabServer.start(WebSocket.defaultNetwork(), LabSettings.DEFAULT, garbage);
        UserBoard board = board(UserBoard.settings().withProfile(profile), server)) {
      board.screen().until("closed\t");
      assertThat(board.screen().until("\r\n")).isEqualTo("-128\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"NODEMCU_3_0_0,-227", "DOCUMENTED,-128"})
  void withTooLittleMemoryThereIsNoHandshake(Profile profile, String status) throws Exception {
    try (LabServer server = secureEcho();
        UserBoard board =
            board(UserBoard.settings().withProfile(profile).withHeapBytes(24_000), server)) {
      board.screen().until("closed\t");
      assertThat(board.screen().until("\r\n")).isEqualTo(status + "\r\n");
    }
  }
}
