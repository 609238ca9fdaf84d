package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineOpening;
import org.junit.jupiter.api.AfterAll;

/** The contract of every module, on a line that is nothing but memory. */
class MemoryModuleIT extends AtBoardContract {
  private final SocketModule module = new SocketModule();

  @Override
  LineOpening opening() {
    return module;
  }

  @Override
  boolean restart() {
    module.restart();
    return true;
  }

  @Override
  boolean pull() {
    module.pull();
    return true;
  }

  @Override
  void plug() {
    module.plug();
  }

  @AfterAll
  void switchOff() {
    module.close();
  }
}
