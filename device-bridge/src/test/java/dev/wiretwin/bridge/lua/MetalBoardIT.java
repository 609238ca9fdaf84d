package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.wifi.BoardWifi;
import dev.wiretwin.bridge.wifi.WifiLogin;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of every board, on a real one: at {@code board.port}, which may be a path, a name,
 * {@code tcp://host:port} or {@code rfc2217://host:port}. What else can be said: {@code board.baud}
 * of its console; {@code board.host}, the address of this machine as the board sees it; {@code
 * board.ssid} of a network to join, whose password is in the environment as {@code BOARD_PASSWORD}.
 */
@EnabledIfSystemProperty(
    named = "board.port",
    matches = ".+",
    disabledReason =
        "no board: run with -Dboard.port=PORT, and on real hardware with -Dboard.host=ADDRESS of"
            + " this machine as the board sees it")
class MetalBoardIT extends BoardContract {
  private static final Duration JOINING = Duration.ofSeconds(30);
  private static final String SSID = System.getProperty("board.ssid", "");
  private static final String PASSWORD =
      Optional.ofNullable(System.getenv("BOARD_PASSWORD")).orElse("");

  private boolean joined;

  @Override
  LineOpening opening() {
    SerialPorts ports = SerialPorts.onThisMachine();
    return (baud, listener) -> ports.open(System.getProperty("board.port"), baud, listener);
  }

  @Override
  AgentSettings settings() {
    return AgentSettings.DEFAULT.withBaud(
        Integer.getInteger("board.baud", AgentSettings.DEFAULT.baud()));
  }

  @Override
  String host() {
    return System.getProperty("board.host", super.host());
  }

  /** It remembers its network: the first time it is told, later it is only waited for. */
  @Override
  void joinNetwork() throws Exception {
    if (!SSID.isEmpty()) {
      BoardWifi wifi = new BoardWifi(board.runner(), System::nanoTime, Optional.of(board.log()));
      if (!joined) {
        wifi.join(WifiLogin.of(SSID, PASSWORD));
        joined = true;
      }
      WifiStatus status = wifi.awaitAddress(JOINING);
      note("Wi-Fi", status.toString());
    }
  }

  @Override
  boolean namesTheHolder(String sentence) {
    // a board behind the network is held by whoever serves its port, and that one refuses
    return !sentence.isBlank();
  }
}
