package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.identify.Identification.BootLoop;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import dev.wiretwin.bridge.serial.LineFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Listens for a board that starts, once or again and again: its ROM speaks at a rate of its own.
 * For one thread. VB-10, VB-12, VB-64, VB-65.
 */
final class BootWatch {
  private static final int ROM_BAUD = 74_880;
  private static final long FIRST_MS = 150;
  private static final long QUIET_MS = 60;
  private static final long ROM_TEXT_MS = 400;

  /** From power failing to power failing again, at the most. */
  private static final long ROUND_MS = 1_700;

  /** From an error in a callback to the restart because of it. */
  private static final long FALL_MS = 2_300;

  /** How long a board is watched that was just switched on, or reset by whoever opened its line. */
  private static final long FRESH_MS = 1_000;

  private static final long FRESH_SECONDS = 3;

  private static final int BURST = 24;
  private static final Pattern ROM = Pattern.compile("ets Jan|rst cause");
  private static final Pattern ROM_END = Pattern.compile("boot mode:\\(1,|Flash size: ?\\d+\\D");
  private static final Pattern PROMPT = Pattern.compile("> $");
  private static final long BOOT_MS = 1_500;

  private final Contact contact;
  private boolean began;

  BootWatch(Contact contact) {
    this.contact = contact;
  }

  /**
   * Listens right after the line was opened, which may have reset the board.
   *
   * @return what the ROM says
   */
  String first() throws LineFailure, InterruptedException {
    if (!contact.rate(ROM_BAUD)) {
      return "";
    }
    contact.listen(FIRST_MS);
    began = ROM.matcher(contact.heard()).find();
    if (began) {
      contact.await(ROM_END, ROM_TEXT_MS);
    }
    return contact.heard();
  }

  /** Gives a board that starts the time to come to its prompt. */
  void letItStart() throws LineFailure, InterruptedException {
    if (began) {
      contact.await(PROMPT, BOOT_MS);
    }
  }

  /** Whether something began there, or was sent at the ROM's rate. */
  static boolean isStart(String heard) {
    return BootReason.isBeginning(heard) || HeardText.noise(heard) >= BURST;
  }

  /**
   * Listens at the ROM's rate for the next start of a board that gave signs of one.
   *
   * @param before what was heard of it up to now
   */
  Optional<Identification> nextStart(String before) throws LineFailure, InterruptedException {
    if (!contact.rate(ROM_BAUD)) {
      return Optional.empty();
    }
    contact.await(Pattern.compile("boot mode:\\(\\d+,\\d+\\)"), ROUND_MS);
    String rom = contact.heard();
    if (BootReason.isLoader(rom)) {
      return Optional.of(new LoaderMode());
    } else if (BootReason.starts(rom) == 0) {
      return Optional.empty();
    }
    return BootReason.ofLastWords(before).or(() -> BootReason.ofRom(rom)).map(BootLoop::new);
  }

  /**
   * Sees whether a board that answers falls again, staying at its rate.
   *
   * @param info what it told meanwhile
   */
  Optional<Identification> falls(LuaInfo info) throws LineFailure, InterruptedException {
    String before = contact.heard();
    boolean said = BootReason.ofLastWords(before).isPresent();
    boolean fresh = info.uptimeSeconds() >= 0 && info.uptimeSeconds() <= FRESH_SECONDS;
    if (!said && !fresh) {
      return Optional.empty();
    }
    if (!startsWithin(said || isUnwanted(info) ? FALL_MS : FRESH_MS)) {
      boolean saidNow = !said && BootReason.ofLastWords(contact.news()).isPresent();
      if (!saidNow || !startsWithin(FALL_MS)) {
        return Optional.empty();
      }
    }
    return BootReason.ofLastWords(contact.heard()).or(info::boot).map(BootLoop::new);
  }

  private static boolean isUnwanted(LuaInfo info) {
    return info.boot()
        .map(BootReason::kind)
        .filter(kind -> kind.isFailure() || kind == BootReason.Kind.RESTART)
        .isPresent();
  }

  private boolean startsWithin(long ms) throws LineFailure, InterruptedException {
    contact.expectNew();
    Deadline end = contact.deadline().atMost(ms);
    while (!end.isOver()) {
      contact.listenUntilQuiet(QUIET_MS, QUIET_MS);
      if (isStart(contact.news())) {
        return true;
      }
    }
    return false;
  }
}
