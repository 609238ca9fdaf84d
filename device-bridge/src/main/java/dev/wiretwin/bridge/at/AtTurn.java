package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One command's time with the module: how far it has come, and what came meanwhile. For one thread.
 */
final class AtTurn {
  static final long NEVER = Long.MAX_VALUE;

  private static final int MOST_LINES = 64;
  private static final int BITS_PER_BYTE = 10;
  private static final long PROMPT = TimeUnit.SECONDS.toNanos(5);
  private static final long DATA = TimeUnit.SECONDS.toNanos(3);
  private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LAST_RETRY = TimeUnit.SECONDS.toNanos(1);

  private final AtCommand command;
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private Phase phase = Phase.COMMAND;
  private long deadline;
  private long retryAt = NEVER;
  private long retryWait = FIRST_RETRY;
  private boolean whole = true;
  private boolean spoiled;
  private Kind late;

  /** How far it has come. */
  enum Phase {
    COMMAND,
    /** Agreed to; the prompt is still to come. */
    PROMPT,
    /** The data has been written. */
    DATA,
    /** The module has it all. */
    SENDING
  }

  AtTurn(AtCommand command, long now) {
    this.command = command;
    // to agree to data takes no time, whatever sending it may take
    deadline = now + (command.data() == null ? command.limitNanos() : PROMPT);
  }

  AtCommand command() {
    return command;
  }

  boolean hasData() {
    return command.data() != null;
  }

  /** When something has to be done about it. */
  long deadline() {
    return Math.min(deadline, retryAt);
  }

  boolean isLate(long now) {
    return now >= deadline;
  }

  boolean isDueAgain(long now) {
    return now >= retryAt;
  }

  /** Whether the module has thrown the command away. */
  boolean isRefused() {
    return retryAt != NEVER;
  }

  /** The command as it is written, now. */
  byte[] say() {
    phase = Phase.COMMAND;
    retryAt = NEVER;
    return (command.text() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The module was busy: once more, later. What busies it with data does not concern commands. */
  void refused(long now) {
    if (phase == Phase.COMMAND) {
      retryAt = now + retryWait;
      retryWait = Math.min(LAST_RETRY, retryWait * 2);
    }
  }

  /** The module looks for its wits: it is not asked again by itself. */
  void lookedFor() {
    retryAt = NEVER;
  }

  void agreed(long now) {
    if (phase == Phase.COMMAND) {
      phase = Phase.PROMPT;
      deadline = now + PROMPT;
    }
  }

  /** Whether the module waits for its data, as far as we know. */
  boolean mayBePrompted() {
    return hasData() && (phase == Phase.COMMAND || phase == Phase.PROMPT);
  }

  byte[] prompted(int baud, long now) {
    phase = Phase.DATA;
    retryAt = NEVER;
    long wire = TimeUnit.SECONDS.toNanos(1) * BITS_PER_BYTE * command.data().length / baud;
    boolean untold = command.manner() == AtCommand.Manner.FRAME;
    deadline = now + wire + (untold ? command.limitNanos() : DATA);
    return command.data();
  }

  /**
   * The module has so many bytes.
   *
   * @param strange whether there may be bytes among them that are not of the data
   */
  void taken(int bytes, boolean strange, long now) {
    if (phase == Phase.DATA) {
      spoiled |= strange || bytes != command.data().length;
      phase = Phase.SENDING;
      deadline = now + command.limitNanos();
    }
  }

  /** Whether the data has been written. */
  boolean isSending() {
    return phase == Phase.DATA || phase == Phase.SENDING;
  }

  /** Whether an OK now is the last word. */
  boolean endsWithOk() {
    return isSending() && command.manner() == AtCommand.Manner.TEXT
        || !hasData() && command.manner() != AtCommand.Manner.RESTARTS;
  }

  Kind sent(boolean ok) {
    return spoiled ? Kind.SPOILED : ok ? Kind.SENT : Kind.NOT_SENT;
  }

  void line(String text) {
    if (lines.size() < MOST_LINES) {
      lines.add(text);
    }
  }

  void data(byte[] bytes) {
    data.writeBytes(bytes);
  }

  void cut() {
    whole = false;
  }

  // ---- when it was not answered in time

  /** What may be its answer after all. */
  void late(AtToken.Result.Kind kind, boolean junkEnded) {
    switch (kind) {
      case OK -> late = hasData() ? late : Kind.OK;
      // an error may be about what was half-written
      case ERROR, FAIL -> late = hasData() || junkEnded ? late : Kind.ERROR;
      case SEND_OK -> late = phase == Phase.SENDING ? sent(true) : Kind.SPOILED;
      case SEND_FAIL -> late = Kind.NOT_SENT;
      case SEND_CANCELED -> late = hasData() ? Kind.CANCELED : late;
    }
  }

  /** What must have become of it when the module listens again and has not said. */
  Kind guess() {
    if (late != null) {
      return late;
    } else if (!hasData()) {
      return Kind.UNKNOWN;
    }
    return switch (phase) {
      case COMMAND, PROMPT -> Kind.CANCELED;
      case DATA -> Kind.SPOILED;
      // had it not been able to, it would have closed the link, and told that by itself
      case SENDING -> sent(true);
    };
  }

  AtAnswer answer(Kind kind) {
    return new AtAnswer(kind, lines, data.toByteArray(), whole);
  }
}
