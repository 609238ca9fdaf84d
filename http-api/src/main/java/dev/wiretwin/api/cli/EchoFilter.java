package dev.wiretwin.api.cli;

import java.util.Arrays;

/**
 * Takes a board's echo out of what it says: a person at a terminal has seen what they typed. What
 * is not exactly the echo stays. For one thread.
 */
final class EchoFilter {
  private byte[] expected = {};
  private int matched;

  /** A line was typed; the board will say it once more. */
  void typed(byte[] line) {
    expected = line.clone();
    matched = 0;
  }

  /** What is left of what the board said. */
  byte[] of(byte[] said) {
    int at = 0;
    while (at < said.length && matched < expected.length) {
      if (said[at] != expected[matched]) {
        byte[] swallowed = Arrays.copyOf(expected, matched);
        expected = new byte[0];
        byte[] all = Arrays.copyOf(swallowed, swallowed.length + said.length - at);
        System.arraycopy(said, at, all, swallowed.length, said.length - at);
        matched = 0;
        return all;
      }
      at++;
      matched++;
    }
    return Arrays.copyOfRange(said, at, said.length);
  }
}
