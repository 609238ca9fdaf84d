package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of every module, on a real one with AT firmware: at {@code board.port}, which may be
 * a path, a name, {@code tcp://host:port} or {@code rfc2217://host:port}. What else can be said:
 * {@code board.baud} at which it starts, {@code board.fast.baud} to go to, {@code board.host}, the
 * address of this machine as the module sees it. It has to remember its network: {@code
 * AT+CWJAP="ssid","password"}, typed once.
 */
@EnabledIfSystemProperty(
    named = "board.port",
    matches = ".+",
    disabledReason =
        "no module: run with -Dboard.port=PORT, and on real hardware with -Dboard.host=ADDRESS of"
            + " this machine as the module sees it")
class MetalModuleIT extends AtBoardContract {
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
  boolean namesTheHolder(String sentence) {
    // a module behind the network is held by whoever serves its port, and that one refuses
    return !sentence.isBlank();
  }
}
