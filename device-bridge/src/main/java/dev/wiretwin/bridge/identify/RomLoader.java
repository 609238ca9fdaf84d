package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.serial.LineFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Asks the ROM's boot loader whether it is there: it answers nothing but its own packets. For one
 * thread. Source: the synchronisation packet of Espressif's serial protocol.
 */
final class RomLoader {
  private static final int ATTEMPTS = 3;
  private static final long ANSWER_MS = 120;
  private static final String SYNC =
      new String(
              new byte[] {(byte) 0xC0, 0, 8, 36, 0, 0, 0, 0, 0, 7, 7, 0x12, 0x20},
              StandardCharsets.ISO_8859_1)
          + "U".repeat(32)
          + "\u00C0";
  private static final Pattern ANSWER = Pattern.compile("\u00C0\u0001\u0008[\u0002\u0004]");

  private final Contact contact;

  RomLoader(Contact contact) {
    this.contact = contact;
  }

  boolean answers() throws LineFailure, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      contact.say(SYNC);
      if (contact.await(ANSWER, ANSWER_MS).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
