package dev.wiretwin.bridge.console;

import dev.wiretwin.bridge.link.Link;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Types lines into a board's Lua console and reads what it prints. An answer is told from echo by a
 * token that is typed in two halves, never by the prompt alone. For one thread; what comes on the
 * line may come on any other.
 */
public final class ConsoleDialog implements LineListener, LuaRunner {
  /** The firmware forgets what stands before the 256th character of a line. */
  static final int LONGEST_LINE = 250;

  /** How a question begins, up to its token. */
  private static final String ASKED = "print(\"@\"..\"";

  /** Ends a long string however it began, as its beginning may have been spoiled. */
  private static final String ENDS_STRINGS = "]] ]=] ]==] ]===] )";

  private static final int MOST_CHUNKS = 100_000;
  private static final int LONGEST_OUTPUT_LINE = 1 << 16;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long ANSWER_MS = 3_000;
  private static final long SYNC_MS = 1_000;
  private static final int SYNC_ATTEMPTS = 6;

  private final LongSupplier nanoClock;
  private final ConsoleText text = new ConsoleText();
  private final LinkedBlockingQueue<byte[]> come = new LinkedBlockingQueue<>(MOST_CHUNKS);
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final String salt;
  private volatile String gone;
  private SerialLine line;
  private byte[] chunk = {};
  private int at;
  private int tokens;

  /**
   * @param salt makes tokens different from those of anybody before us
   */
  public ConsoleDialog(LongSupplier nanoClock, String salt) {
    this.nanoClock = nanoClock;
    this.salt = salt;
  }

  /** The line to type on; once, before anything else. */
  public void on(SerialLine opened) {
    line = opened;
  }

  @Override
  public void received(byte[] bytes) {
    if (!come.offer(bytes)) {
      gone("more came on the line than we can hold: nobody read it");
    }
  }

  @Override
  public void gone(String why) {
    gone = why;
    come.offer(new byte[0]);
  }

  /** What was printed and is no answer to us. */
  public ConsoleText text() {
    return text;
  }

  // ---- typing

  /** Types a line, of at most {@link #LONGEST_LINE} characters. */
  public void type(String typed) throws LineFailure {
    if (typed.length() > LONGEST_LINE) {
      throw new IllegalArgumentException("a board forgets lines as long as " + typed.length());
    }
    line.write((typed + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A fresh token, to be put in front of an answer. */
  public String token() {
    return "@" + salt + Integer.toString(++tokens, 36) + ":";
  }

  /** Lua that prints the token and then the value of an expression; its echo has no token in it. */
  public static String answer(String token, String expression) {
    return ASKED + token.substring(1) + "\"..(" + expression + ")..\"@\")";
  }

  /**
   * Has the board work an expression out.
   *
   * @param before statements to run first, or nothing
   */
  @Override
  public String ask(String before, String expression) throws LineFailure, InterruptedException {
    String token = token();
    type(before + answer(token, expression));
    return await(token, ANSWER_MS)
        .orElseThrow(() -> new LineFailure("the board on " + line.name() + " does not answer"));
  }

  /** Brings the console to its prompt, whatever half a line or chunk it is in. */
  public void synchronise() throws LineFailure, InterruptedException {
    for (int i = 0; i < SYNC_ATTEMPTS; i++) {
      if (i == 1) {
        // an agent that was left behind has the line
        line.write(Link.consoleBack());
      }
      type(i == 0 ? "" : i % 2 == 1 ? ")" : ENDS_STRINGS);
      String token = token();
      type(answer(token, "1+1"));
      if (await(token, SYNC_MS).isPresent()) {
        return;
      }
    }
    throw new LineFailure(
        "nobody answers on "
            + line.name()
            + ": is it a NodeMCU with Lua firmware at this rate? Reset it and try again");
  }

  // ---- reading

  /**
   * Waits for a line that has the token in it.
   *
   * @return what follows the token, up to the next {@code @}
   */
  public Optional<String> await(String token, long ms) throws LineFailure, InterruptedException {
    long end = nanoClock.getAsLong() + ms * NANOS_PER_MS;
    while (true) {
      Optional<String> next = line((end - nanoClock.getAsLong()) / NANOS_PER_MS);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      int found = next.get().indexOf(token);
      if (found >= 0) {
        String rest = next.get().substring(found + token.length());
        return Optional.of(rest.substring(0, Math.max(0, rest.indexOf('@'))));
      }
      // the echo of what was asked is not the board's word, and may have a password in it
      if (!next.get().contains(ASKED + salt)) {
        text.add(next.get());
      }
    }
  }

  /** The next whole line, without its end; empty when there is none in time. */
  public Optional<String> line(long ms) throws LineFailure, InterruptedException {
    long end = nanoClock.getAsLong() + ms * NANOS_PER_MS;
    while (true) {
      while (at < chunk.length) {
        byte next = chunk[at++];
        if (next == '\n' || partial.size() == LONGEST_OUTPUT_LINE) {
          String whole = waiting();
          partial.reset();
          return Optional.of(whole);
        } else if (next != '\r') {
          partial.write(next);
        }
      }
      byte[] more = come.poll(Math.max(0, end - nanoClock.getAsLong()), TimeUnit.NANOSECONDS);
      if (more == null) {
        return Optional.empty();
      }
      if (more.length == 0 || gone != null) {
        throw new LineFailure(gone);
      }
      chunk = more;
      at = 0;
    }
  }

  /** The line that has begun and not ended: a prompt, mostly. */
  public String waiting() {
    return partial.toString(StandardCharsets.ISO_8859_1);
  }
}
