package dev.wiretwin.bridge.virtual.firmware;

import java.util.Random;

/**
 * What outlives a reset and is no file: the start command, the source of chance, and what ails the
 * board. On the board's processor only.
 */
final class BoardMemory {
  private final Random random;
  private String startCommand = "@init.lua";
  private long slowMicros;
  private boolean loader;

  BoardMemory(long seed) {
    random = new Random(seed);
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
