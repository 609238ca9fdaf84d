package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.serial.LineOpening;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** The contract of every board, on a line that is nothing but memory. */
class MemoryBoardIT extends BoardContract {
  private final MemoryBoard memory =
      new MemoryBoard(
          MemoryBench.BOARD.withFiles(
              Map.of("init.lua", "print(\"a script\")".getBytes(StandardCharsets.US_ASCII))));

  @Override
  LineOpening opening() {
    return memory.cable.opening();
  }

  @Override
  AgentSettings settings() {
    return MemoryBench.SETTINGS;
  }

  @AfterAll
  void switchOff() {
    memory.close();
  }
}
