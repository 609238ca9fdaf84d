package dev.wiretwin.bridge.virtual.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What outlives a reset and is no file: the start command, the source of chance, and what ails the
 * board. On the board's processor only.
 */
final class BoardMemory {
  private static final int MOST_COMPILED = 64;

  private final Random random;
  private final List<byte[]> compiled = new ArrayList<>();
  private String startCommand = "@init.lua";
  private long slowMicros;
  private boolean loader;

  BoardMemory(long seed) {
    random = new Random(seed);
  }

  /** Keeps a chunk that the firmware compiled; the oldest is forgotten when there are many. */
  void compiled(byte[] chunk) {
    if (compiled.size() == MOST_COMPILED) {
      compiled.remove(0);
    }
    compiled.add(chunk.clone());
  }

  List<byte[]> compiled() {
    return List.copyOf(compiled);
  }

  String startCommand() {
    return startCommand;
  }

  void startCommand(String command) {
    startCommand = command;
  }

  int random() {
    return random.nextInt();
  }

  /** How much longer everything of a script takes. */
  long slowMicros() {
    return slowMicros;
  }

  void slowMicros(long micros) {
    slowMicros = micros;
  }

  /** Whether GPIO0 is held low. */
  boolean isLoader() {
    return loader;
  }

  void loader(boolean low) {
    loader = low;
  }
}
