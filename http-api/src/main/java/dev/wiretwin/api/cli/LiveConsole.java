package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A board's console for somebody who watches and types: prints what comes on the line, and sends
 * what is typed line by line, each when the board has its prompt again. Used once, on the thread
 * that calls {@link #run}; {@link #leave} from any.
 */
final class LiveConsole {
  /** Of a line; the firmware forgets what stands before its 256th character. */
  static final int MOST_BYTES = 250;

  /** AT firmware wants both; Lua's console takes them for one. */
  private static final String LINE_END = "\r\n";

  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_LINES = 16;
  private static final long NANOS_PER_MS = 1_000_000;

  /** A board that runs a script shows no prompt: then the next line goes out all the same. */
  private static final long PROMPT_MS = 3_000;

  /** Opening a port may reset a board: what it says then is not to be typed into. */
  private static final long BEGIN_MS = 500;

  private static final long QUIET_MS = 1_000;
  private static final long LATEST_MS = 10_000;
  private static final Event WAKE = new Event(new byte[0], "");

  private final InputStream typed;
  private final PrintWriter out;
  private final PrintWriter err;
  private final LongSupplier nanoClock;
  private final LiveText text;
  private final Optional<EchoFilter> echo;
  private final boolean stays;
  private final PromptWatch prompts = new PromptWatch();
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(MOST_EVENTS);
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_LINES);
  private volatile boolean inputEnded;
  private volatile boolean leaving;
  private volatile boolean lost;

  private long lastSent;
  private long lastHeard;
  private long endSeen;
  private boolean begun;
  private boolean mayType;

  /** What came on the line; or why it is gone; or neither, for a look at all else. */
  private record Event(byte[] bytes, String gone) {}

  /**
   * How it behaves.
   *
   * @param hidesEcho for a terminal, which shows what is typed by itself
   * @param stays when what is typed has ended; otherwise it leaves once the board is quiet
   */
  record Manner(boolean hidesEcho, boolean stays) {}

  LiveConsole(
      InputStream typed,
      PrintWriter out,
      PrintWriter err,
      LongSupplier nanoClock,
      LiveText text,
      Manner manner) {
    this.typed = typed;
    this.out = out;
    this.err = err;
    this.nanoClock = nanoClock;
    this.text = text;
    this.echo = manner.hidesEcho() ? Optional.of(new EchoFilter()) : Optional.empty();
    this.stays = manner.stays();
  }

  /** Makes {@link #run} give the line back and return. */
  void leave() {
    leaving = true;
    events.offer(WAKE);
  }

  /**
   * Works until it is told to leave, the line is gone, or what is typed has ended.
   *
   * @return why the line is gone; empty if it was left in order
   * @throws LineFailure if the line cannot be had
   */
  Optional<String> run(LineOpening opening, int baud) throws LineFailure, InterruptedException {
    try (SerialLine line = opening.open(baud, new Hearing())) {
      Thread reader = new Thread(this::read, "wiretwin-typed");
      reader.setDaemon(true);
      reader.start();
      lastHeard = nanoClock.getAsLong();
      return work(line);
    } finally {
      leaving = true;
      if (text.isInLine()) {
        out.println();
      }
      out.flush();
    }
  }

  private Optional<String> work(SerialLine line) throws InterruptedException {
    while (!leaving && !isOver()) {
      Event event = events.poll(nextLookMs(), TimeUnit.MILLISECONDS);
      if (event != null && !event.gone.isEmpty()) {
        return Optional.of(event.gone);
      } else if (event != null) {
        print(event.bytes);
      }
      try {
        typeNext(line);
      } catch (LineFailure gone) {
        return Optional.of(gone.getMessage());
      }
    }
    return Optional.empty();
  }

  private void print(byte[] said) {
    mayType |= prompts.hears(said);
    if (said.length > 0) {
      lastHeard = nanoClock.getAsLong();
      out.print(text.of(echo.isPresent() ? echo.get().of(said) : said));
    }
    if (events.isEmpty()) {
      out.flush();
    }
    if (lost) {
      lost = false;
      err.println("(some of what the board said is lost: it was not taken fast enough)");
    }
  }

  private void typeNext(SerialLine line) throws LineFailure {
    long now = nanoClock.getAsLong();
    if (!begun && !mayType && now - lastHeard < BEGIN_MS * NANOS_PER_MS) {
      return;
    } else if (begun && !mayType && now - lastSent < PROMPT_MS * NANOS_PER_MS) {
      return;
    }
    String next = lines.poll();
    if (next == null) {
      return;
    }
    begun = true;
    byte[] bytes = (next + LINE_END).getBytes(StandardCharsets.UTF_8);
    int length = bytes.length - LINE_END.length();
    if (length > MOST_BYTES) {
      err.println(
          "a line of "
              + length
              + " bytes was not sent: the board keeps "
              + MOST_BYTES
              + "; break it up");
      events.offer(WAKE);
      return;
    }
    mayType = false;
    prompts.typed();
    lastSent = now;
    echo.ifPresent(filter -> filter.typed(bytes));
    line.write(bytes);
  }

  /** Whether all that was typed is sent, and the board has had its say. */
  private boolean isOver() {
    if (stays || !inputEnded || !lines.isEmpty()) {
      return false;
    }
    long now = nanoClock.getAsLong();
    if (endSeen == 0) {
      endSeen = now;
    }
    long since = Math.max(endSeen, Math.max(lastHeard, lastSent));
    return now - since >= QUIET_MS * NANOS_PER_MS || now - endSeen >= LATEST_MS * NANOS_PER_MS;
  }

  private long nextLookMs() {
    return lines.isEmpty() && (stays || !inputEnded) ? PROMPT_MS : QUIET_MS / 10;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(typed, StandardCharsets.UTF_8))) {
      for (String next = reader.readLine(); next != null; next = reader.readLine()) {
        while (!lines.offer(next, PROMPT_MS, TimeUnit.MILLISECONDS)) {
          if (leaving) {
            return;
          }
        }
        events.offer(WAKE);
      }
    } catch (IOException broken) {
      // the same as its end
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    inputEnded = true;
    events.offer(WAKE);
  }

  /** On the line's own thread: never waits. */
  private final class Hearing implements LineListener {
    @Override
    public void received(byte[] bytes) {
      if (!events.offer(new Event(bytes, ""))) {
        lost = true;
      }
    }

    @Override
    public void gone(String why) {
      // the last word must find room, whatever else is lost for it
      while (!events.offer(new Event(new byte[0], why))) {
        lost |= events.poll() != null;
      }
    }
  }
}
