package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.wifi.WifiLogin;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of every module, on a real one with AT firmware: at {@code board.port}, which may be
 * a path, a name, {@code tcp://host:port} or {@code rfc2217://host:port}. What else can be said:
 * {@code board.baud} at which it starts, {@code board.fast.baud} to go to, {@code board.host}, the
 * address of this machine as the module sees it; {@code board.ssid} of a network to join, whose
 * password is in the environment as {@code BOARD_PASSWORD}.
 */
@EnabledIfSystemProperty(
    named = "board.port",
    matches = ".+",
    disabledReason =
        "no module: run with -Dboard.port=PORT, and on real hardware with -Dboard.host=ADDRESS of"
            + " this machine as the module sees it")
class MetalModuleIT extends AtBoardContract {
  private static final Duration JOINING = Duration.ofSeconds(30);

  @Override
  LineOpening opening() {
    SerialPorts ports = SerialPorts.onThisMachine();
    return (baud, listener) -> ports.open(System.getProperty("board.port"), baud, listener);
  }

  @Override
  AtSettings settings() {
    int baud = Integer.getInteger("board.baud", AtSettings.DEFAULT.baud());
    return AtSettings.DEFAULT.withBaud(baud, Integer.getInteger("board.fast.baud", baud));
  }

  @Override
  String host() {
    return System.getProperty("board.host", super.host());
  }

  @Override
  void joinNetwork() throws Exception {
    String ssid = System.getProperty("board.ssid", "");
    if (!ssid.isEmpty()) {
      String password = Optional.ofNullable(System.getenv("BOARD_PASSWORD")).orElse("");
      board.wifi().join(WifiLogin.of(ssid, password));
      note("Wi-Fi", board.wifi().awaitAddress(JOINING).toString());
    }
  }

  @Override
  boolean namesTheHolder(String sentence) {
    // a module behind the network is held by whoever serves its port, and that one refuses
    return !sentence.isBlank();
  }
}
