package dev.wiretwin.bridge.at;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Finds out where a module is that did not answer: waiting for data that got lost, busy, or gone. A
 * lone {@code +++} ends a wait for data and means nothing elsewhere; an empty line ends whatever
 * stands half-written; then a question is asked whose answer cannot be taken for another's. For one
 * thread.
 */
final class AtRecovery {
  private static final byte[] PLUS = "+++".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] QUESTION = "AT+CIPMUX?\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String ANSWER = "+CIPMUX:";
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1_000);
  private static final long BREATH = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST_SILENCES = 3;
  private static final int MOST_PLUSES = 3;
  private static final int MOST_BUSY = 40;

  /** What is known of the module by now. */
  enum Finding {
    /** Nothing yet. */
    NONE,
    /** It listens to commands. */
    LISTENS,
    /** The same, and it has forgotten its settings. */
    FORGETFUL,
    /** It is silent, or busy for longer than anything takes. */
    DEAD
  }

  private enum Step {
    PLUS,
    END,
    QUESTION,
    BUSY
  }

  private final Consumer<byte[]> line;
  private Step step;
  private long deadline;

  /** How often the wait for data is still to be ended, before anything else is said into it. */
  private int pluses;

  private int silences;
  private int busy;
  private boolean asked;

  /** To our question; it may come later than we waited for it. */
  private String answer;

  /**
   * @param line takes bytes, each time as one piece
   * @param inData whether it is known to wait for data: whatever else it is told would be sent then
   * @param now nothing may have been written for a while
   */
  AtRecovery(Consumer<byte[]> line, boolean inData, long now) {
    this.line = line;
    pluses = inData ? MOST_PLUSES : 1;
    say(Step.PLUS, now);
  }

  long deadline() {
    return deadline;
  }

  /** Whether what was half-written has been ended, so that an error may be about that. */
  boolean hasEndedLine() {
    return step != Step.PLUS;
  }

  private void say(Step next, long now) {
    step = next;
    asked |= next == Step.QUESTION;
    deadline = now + (next == Step.END ? BREATH : PATIENCE);
    switch (next) {
      case PLUS -> line.accept(PLUS);
      case END -> line.accept(END);
      case QUESTION -> line.accept(QUESTION);
      default -> {
        // it is given time
      }
    }
  }

  Finding tick(long now) {
    if (now - deadline < 0) {
      return Finding.NONE;
    }
    switch (step) {
      case PLUS -> say(--pluses > 0 ? Step.PLUS : Step.END, now);
      case END, BUSY -> say(Step.QUESTION, now);
      default -> {
        if (++silences == MOST_SILENCES) {
          return Finding.DEAD;
        }
        say(Step.PLUS, now);
      }
    }
    return Finding.NONE;
  }

  /** The wait for data is over: no need to wait any longer for that. */
  void canceled(long now) {
    if (step == Step.PLUS) {
      say(Step.END, now);
    }
  }

  Finding busy(long now) {
    silences = 0;
    if (++busy > MOST_BUSY) {
      return Finding.DEAD;
    }
    step = Step.BUSY;
    deadline = now + PATIENCE;
    return Finding.NONE;
  }

  void line(String text) {
    if (asked && text.startsWith(ANSWER)) {
      answer = text.substring(ANSWER.length());
    }
  }

  /** An OK came. */
  Finding ok() {
    if (answer == null) {
      return Finding.NONE;
    }
    return answer.equals("1") ? Finding.LISTENS : Finding.FORGETFUL;
  }
}
