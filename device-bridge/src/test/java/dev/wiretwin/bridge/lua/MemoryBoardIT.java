package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** The contract of every board, on a line that is nothing but memory. */
class MemoryBoardIT extends BoardContract {
  private final MemoryBoard memory =
      new MemoryBoard(
          BoardSettings.DEFAULT.withFiles(
              Map.of("init.lua", "print(\"a script\")".getBytes(StandardCharsets.US_ASCII))));

  @Override
  LineOpening opening() {
    return memory.cable.opening();
  }

  @AfterAll
  void switchOff() {
    memory.close();
  }
}
