package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);
  private static final String READ = "AT+CIPRECVDATA=";
  private static final Pattern REASON =
      Pattern.compile("ERR CODE:0x.*|\\+ERRNO:.*|link is not valid");

  private final AtCommand command;
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private Phase phase = Phase.COMMAND;
  private long deadline;
  private long retryAt = NEVER;
  private long retryWait = FIRST_RETRY;
  private boolean whole = true;

  /** Whether the head of asked-for data has come. */
  private boolean headed;

  /** Whether the data was followed by its OK and by nothing else. */
  private boolean sealed;

  /** Whether something came that may be what is left of a head, or the data behind it. */
  private boolean doubtful;

  private boolean astray;

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

  /** The module was busy: once more, later. Said of data, it had more than it had been told of. */
  void refused(long now) {
    if (phase == Phase.COMMAND) {
      retryAt = now + retryWait;
      retryWait = Math.min(LAST_RETRY, retryWait * 2);
    } else if (isSending()) {
      spoiled = true;
    }
  }

  /** Whether this is its own result, although something was refused meanwhile. */
  boolean owns(AtToken.Result.Kind kind) {
    return kind == AtToken.Result.Kind.OK && (hasData() || sealed);
  }

  /** The module looks for its wits: it is not asked again by itself. */
  void lookedFor() {
    retryAt = NEVER;
  }

  void agreed(long now) {
    if (phase == Phase.COMMAND) {
      retryAt = NEVER;
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

  /** Whether the module waits for the rest of the data, as far as we know. */
  boolean isInData() {
    return phase == Phase.DATA;
  }

  Kind sent(boolean ok) {
    return spoiled ? Kind.SPOILED : ok ? Kind.SENT : Kind.NOT_SENT;
  }

  void line(String text) {
    doubtful |= !REASON.matcher(text).matches();
    if (headed) {
      between();
    }
    if (lines.size() < MOST_LINES) {
      lines.add(text);
    }
  }

  void data(byte[] bytes) {
    headed = true;
    data.writeBytes(bytes);
  }

  /** Something came that is neither news nor what a read is answered with. */
  void between() {
    if (isRead() && !sealed) {
      whole = false;
      astray = true;
    }
  }

  /** Whether the data of a read has come and its OK has not: there is nothing else to come. */
  boolean isInAnswer() {
    return headed && !sealed;
  }

  /**
   * Whether what comes may be a peer's data that lost its head, or the end of its count: it may
   * look like anything, and nothing counts until it is over.
   */
  boolean isAstray() {
    return astray;
  }

  /** It is not over yet. */
  void quietFrom(long now) {
    deadline = now + QUIET;
  }

  /** Takes a result into account; whether it can be this command's. */
  boolean believes(AtToken.Result.Kind kind) {
    if (!isRead()) {
      return true;
    } else if (kind == AtToken.Result.Kind.OK) {
      sealed |= headed && whole;
      astray |= !sealed;
    } else {
      astray |= headed || doubtful;
    }
    return !astray;
  }

  private boolean isRead() {
    return command.text().startsWith(READ);
  }

  void cut() {
    whole = false;
  }

  // ---- when it was not answered in time

  /** What may be its answer after all. */
  void late(AtToken.Result.Kind kind, boolean junkEnded) {
    switch (kind) {
      case OK -> late = hasData() || isRead() && !sealed ? late : Kind.OK;
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
    return new AtAnswer(kind, lines, data.toByteArray(), whole && isCertain(kind));
  }

  /** A read is what it looks like only with head, data and OK, or with an error instead. */
  private boolean isCertain(Kind kind) {
    return !isRead() || sealed || kind == Kind.ERROR && !headed;
  }
}
