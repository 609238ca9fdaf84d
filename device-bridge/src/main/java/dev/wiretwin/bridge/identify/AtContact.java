package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import dev.wiretwin.bridge.serial.LineFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether AT firmware answers on a line, and which. For one thread. Source: {@code
 * AT+GMR} of the AT firmwares from 0.x to 5.x.
 */
final class AtContact {
  private static final long QUIET_MS = 60;
  private static final long VERSION_MS = 800;
  private static final Pattern OK = Pattern.compile("(?:^|[\r\n])OK\r\n");
  private static final Pattern BUSY = Pattern.compile("busy [ps]\\.\\.\\.");
  private static final Pattern VERSION = Pattern.compile("AT version:((\\d+)[^\\s(]*)");
  private static final Pattern BINARY =
      Pattern.compile("Bin version(?:\\(([^)\r\n]*)\\))?:([^\r\n]*)");
  private static final Pattern ANCIENT = Pattern.compile("(?m)^(\\d{6,12})\\s*$");

  private final Contact contact;

  AtContact(Contact contact) {
    this.contact = contact;
  }

  /** Asks at the rate in force. */
  Optional<AtFirmware> ask(long ms) throws LineFailure, InterruptedException {
    contact.say("\r\n"); // ends what we said to Lua
    contact.listenUntilQuiet(QUIET_MS, ms);
    if (!agrees(ms) && !(BUSY.matcher(contact.heard()).find() && agrees(ms))) {
      return Optional.empty();
    }
    contact.expectNew();
    contact.say("AT+GMR\r\n");
    contact.await(OK, VERSION_MS);
    return Optional.of(read(contact.heard(), contact.baud()));
  }

  private boolean agrees(long ms) throws LineFailure, InterruptedException {
    contact.expectNew();
    contact.say("AT\r\n");
    return contact.await(OK, ms).isPresent();
  }

  static AtFirmware read(String answer, int baud) {
    Matcher binary = BINARY.matcher(answer);
    String image = "";
    if (binary.find()) {
      String kind = binary.group(1) == null ? "" : binary.group(1) + " ";
      image = (kind + binary.group(2)).strip();
    }
    Matcher version = VERSION.matcher(answer);
    if (version.find()) {
      int generation = version.group(2).length() > 2 ? 0 : Integer.parseInt(version.group(2));
      return new AtFirmware(version.group(1), generation, image, baud);
    }
    Matcher ancient = ANCIENT.matcher(answer);
    return new AtFirmware(ancient.find() ? ancient.group(1) : "", 0, image, baud);
  }
}
