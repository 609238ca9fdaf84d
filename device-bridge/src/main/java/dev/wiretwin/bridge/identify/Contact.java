package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short conversation with whatever is on a line: says something, listens for a while, at one rate
 * after the other. All waiting ends with the deadline. For one thread; closing it gives the line
 * back.
 */
final class Contact implements AutoCloseable {
  static final int USUAL_BAUD = 115_200;

  private final Ear ear;
  private final SerialLine line;
  private final Deadline deadline;
  private final String salt;
  private int tokens;
  private String before = "";

  private Contact(Ear ear, SerialLine line, Deadline deadline, String salt) {
    this.ear = ear;
    this.line = line;
    this.deadline = deadline;
    this.salt = salt;
  }

  static Contact open(LineOpening opening, LongSupplier nanoClock, Deadline deadline)
      throws LineFailure {
    Ear ear = new Ear();
    String salt = Long.toString(nanoClock.getAsLong() & 0xFFFFFF, 36);
    return new Contact(ear, opening.open(USUAL_BAUD, ear), deadline, "i" + salt + "n");
  }

  Deadline deadline() {
    return deadline;
  }

  int baud() {
    return line.baud();
  }

  /**
   * Goes on at another rate, and forgets what was heard.
   *
   * @return false for a line that cannot have it
   */
  boolean rate(int baud) throws LineFailure {
    ear.forget();
    before = "";
    if (line.baud() == baud) {
      return true;
    }
    try {
      line.changeBaud(baud);
      return true;
    } catch (LineFailure notThatOne) {
      return false;
    }
  }

  /** What was heard at this rate; of much, the last part. */
  String heard() {
    String all = before + ear.heard();
    return all.substring(all.length() - Math.min(all.length(), Ear.MOST_KEPT));
  }

  /** What was heard so far is no answer to what is said from now on. */
  void expectNew() {
    before = heard();
    ear.forget();
  }

  /** What was heard since {@link #expectNew}. */
  String news() {
    return ear.heard();
  }

  void say(String latin1) throws LineFailure {
    line.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Listens for that long, whatever comes. */
  void listen(long ms) throws LineFailure, InterruptedException {
    Deadline end = deadline.atMost(ms);
    while (!end.isOver()) {
      ear.hear(end);
    }
  }

  /**
   * Listens until nothing has come for a while.
   *
   * @param most how long altogether, ms
   */
  void listenUntilQuiet(long quiet, long most) throws LineFailure, InterruptedException {
    Deadline end = deadline.atMost(most);
    while (!end.isOver() && ear.hear(end.atMost(quiet))) {
      // something came
    }
  }

  /** Listens until this is found in what was heard since {@link #expectNew}. */
  Optional<Matcher> await(Pattern wanted, long ms) throws LineFailure, InterruptedException {
    Deadline end = deadline.atMost(ms);
    while (true) {
      Matcher matcher = wanted.matcher(ear.heard());
      if (matcher.find()) {
        return Optional.of(matcher);
      } else if (end.isOver()) {
        return Optional.empty();
      }
      ear.hear(end);
    }
  }

  /** A word that has not been said before; what is typed must not have it in one piece. */
  String token() {
    return "@" + salt + Integer.toString(++tokens, 36) + ":";
  }

  @Override
  public void close() {
    line.close();
  }
}
