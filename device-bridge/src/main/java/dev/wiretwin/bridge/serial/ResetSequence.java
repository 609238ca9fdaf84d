package dev.wiretwin.bridge.serial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How DTR and RTS are moved to reset a board: states of both lines and waits between them. A
 * sequence knows no line until it is played on one. Immutable, any thread.
 *
 * <p>On a NodeMCU two crossed transistors make RTS without DTR the reset, and DTR without RTS the
 * pin that selects the boot loader; both or neither do nothing. Source: the schematic of the
 * NodeMCU devkit.
 */
public final class ResetSequence {
  private static final int LONGEST_TEXT = 256;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** Restarts the board into its firmware. */
  public static final ResetSequence RUN = parse("dtr0 rts1 100ms rts0");

  /** Restarts the board into its boot loader, which waits for a new firmware. */
  public static final ResetSequence BOOTLOADER = parse("dtr0 rts1 100ms dtr1 rts0 50ms dtr0");

  private static final Map<String, ResetSequence> NAMED =
      Map.of("run", RUN, "bootloader", BOOTLOADER);

  /**
   * One state of the lines, and how long it lasts before the next.
   *
   * @param dtr whether DTR is asserted
   * @param rts whether RTS is asserted
   */
  public record Step(boolean dtr, boolean rts, Duration pause) {}

  private final String text;
  private final List<Step> steps;

  private ResetSequence(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * @param text {@code run}, {@code bootloader}, or words such as {@code dtr0 rts1 100ms rts0}:
   *     lines named without a wait between them move together
   * @throws IllegalArgumentException if it is no sequence; says which word, and where
   */
  public static ResetSequence of(String text) {
    ResetSequence named = NAMED.get(text.strip());
    return named == null ? parse(text) : named;
  }

  private static ResetSequence parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a reset sequence has at most "
              + LONGEST_TEXT
              + " characters, this one "
              + text.length());
    }
    return new ResetSequence(text.strip(), new Reading(text).steps());
  }

  public List<Step> steps() {
    return steps;
  }

  /** Moves the lines and waits, on the calling thread. */
  public void play(SerialLine line) throws LineFailure {
    play(line, ResetSequence::park);
  }

  /**
   * @param waiting waits that long
   * @throws LineFailure if the line has no DTR and RTS, or went
   */
  public void play(SerialLine line, Consumer<Duration> waiting) throws LineFailure {
    for (Step step : steps) {
      line.modemLines(step.dtr(), step.rts());
      if (!step.pause().isZero()) {
        waiting.accept(step.pause());
      }
    }
  }

  private static void park(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** Reads the words of one text into steps. */
  private static final class Reading {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern LINE = Pattern.compile("(dtr|rts)([01])");
    private static final Pattern WAIT = Pattern.compile("([0-9]{1,6})ms");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private boolean dtr;
    private boolean rts;
    private boolean moved;

    Reading(String text) {
      this.text = text;
    }

    List<Step> steps() {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        read(word.group(), word.start() + 1);
      }
      if (moved) {
        steps.add(new Step(dtr, rts, Duration.ZERO));
      }
      if (steps.isEmpty()) {
        throw new IllegalArgumentException(
            "a reset sequence needs a word such as dtr0, rts1 or 100ms; or is run or bootloader");
      }
      return List.copyOf(steps);
    }

    private void read(String word, int column) {
      Matcher line = LINE.matcher(word);
      Matcher wait = WAIT.matcher(word);
      if (line.matches()) {
        move(line.group(1).equals("dtr"), line.group(2).equals("1"));
      } else if (wait.matches()) {
        hold(Duration.ofMillis(Long.parseLong(wait.group(1))), word, column);
      } else {
        throw new IllegalArgumentException(
            "reset sequence, column "
                + column
                + ": \""
                + word
                + "\" is none of dtr0, dtr1, rts0, rts1 and a wait such as 100ms");
      }
    }

    private void move(boolean isDtr, boolean asserted) {
      if (isDtr) {
        dtr = asserted;
      } else {
        rts = asserted;
      }
      moved = true;
    }

    private void hold(Duration time, String word, int column) {
      if (time.compareTo(LONGEST_WAIT) > 0) {
        throw new IllegalArgumentException(
            "reset sequence, column " + column + ": " + word + " is longer than 5000ms");
      }
      if (!moved && steps.isEmpty()) {
        throw new IllegalArgumentException(
            "reset sequence, column " + column + ": name a line before the wait " + word);
      }
      if (moved) {
        steps.add(new Step(dtr, rts, time));
        moved = false;
      } else {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.dtr(), last.rts(), last.pause().plus(time)));
      }
    }
  }
}
