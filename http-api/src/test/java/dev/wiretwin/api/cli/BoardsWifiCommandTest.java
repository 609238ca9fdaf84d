package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardsWifiCommandTest {
  private static final String SECRET = "correct horse";

  @TempDir private Path state;

  private String passwordFile() throws Exception {
    return Files.writeString(state.resolve("secret"), SECRET + "\n").toString();
  }

  @Test
  void theStatusIsALine() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run = board.boards("wifi", board.name());
      assertThat(run.out()).startsWith(board.name() + ": in network \"");
      assertThat(run.exitCode()).isZero();
      JsonNode wifi =
          new ObjectMapper()
              .readTree(board.boards("wifi", board.name(), "status", "--json").out())
              .get("wifi");
      assertThat(wifi.get("connected").asBoolean()).isTrue();
      assertThat(wifi.get("ip").asText()).matches("[0-9.]+");
    }
  }

  @Test
  void theNetworksAroundAreATable() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run = board.boards("wifi", board.name(), "scan");
      assertThat(run.out().lines()).hasSizeGreaterThan(1).first().asString().startsWith("SIGNAL ");
      assertThat(run.exitCode()).isZero();
      JsonNode networks =
          new ObjectMapper()
              .readTree(board.boards("wifi", board.name(), "scan", "--json").out())
              .get("networks");
      assertThat(networks.get(0).get("ssid").asText()).isNotEmpty();
      assertThat(networks.get(0).get("rssi").asInt()).isNegative();
    }
  }

  @Test
  void joiningEndsWithAnAddressAndThePasswordIsNowhere() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run =
          board.boards("wifi", board.name(), "join", "the lab", "--password-file", passwordFile());
      assertThat(run.err()).doesNotContain(SECRET);
      assertThat(run.out()).contains("in network \"the lab\" as ").doesNotContain(SECRET);
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void aBoardThatDoesNotGetInIsNoResult() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      board.boards("wifi", board.name());
      board.strike("wifi-lost:for=60s");
      CliRun run =
          board.boards(
              "wifi",
              board.name(),
              "join",
              "the lab",
              "--wait",
              "2",
              "--password-file",
              passwordFile());
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err()).contains("wiretwin: ", "the lab").doesNotContain(SECRET);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void whatMakesNoSenseIsAUsageErrorBeforeAnythingIsTouched() throws Exception {
    assertUsage("Join which network?", "join");
    assertUsage("status takes no network", "status", "lab");
    assertUsage("--wait: must be 1 to 600", "--wait", "0");
    assertUsage("--password-file", "join", "lab");
    assertUsage("8 to 64 bytes", "join", "lab", "--password-file", shortPassword());
  }

  @Test
  void aModuleWithAtFirmwareIsAskedJoinedAndTellsOfItsNetworks() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(Firmware.AT_2);
    try (PluggedIn board = PluggedIn.board(state, settings)) {
      CliRun run =
          board.boards("wifi", board.name(), "join", "the lab", "--password-file", passwordFile());
      assertThat(run.err()).doesNotContain(SECRET);
      assertThat(run.out()).contains("in network \"the lab\" as ").doesNotContain(SECRET);
      assertThat(board.boards("wifi", board.name()).out()).contains("in network \"the lab\" as ");
      assertThat(board.boards("wifi", board.name(), "scan").out()).startsWith("SIGNAL ");
    }
  }

  private String shortPassword() throws Exception {
    return Files.writeString(state.resolve("short"), "seven77\n").toString();
  }

  private static void assertUsage(String complaint, String... more) {
    String[] words = new String[more.length + 3];
    System.arraycopy(new String[] {"boards", "wifi", "/dev/no-such-board"}, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    CliRun run = CliRun.of(words);
    assertThat(run.err()).contains(complaint).doesNotContain("seven77");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPortThatIsNotThereIsNoResult() {
    CliRun run = CliRun.of("boards", "wifi", "/dev/no-such-board");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err()).contains("/dev/no-such-board");
  }

  @Test
  void thereIsNoWayToGiveThePasswordWhereOthersSeeIt() {
    assertThat(CliRun.of("boards", "wifi", "virt0", "join", "lab", "--password", SECRET).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(CliRun.of("boards", "wifi", "--help").out())
        .contains("Examples:", "--password-file", WifiPassword.VARIABLE, "Exit codes:");
  }
}
