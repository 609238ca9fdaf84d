package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.Wish;
import dev.wiretwin.core.client.CloseStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A talk through one session: does what is typed, line by line, and tells what happens. Used once,
 * on the thread that calls {@link #run}; {@link #leave} from any.
 */
final class SessionTalk {
  static final String HELP =
      String.join(
          System.lineSeparator(),
          "A line is a message. Commands:",
          "  /connect [URL]         connect, to the same URL again if none is given",
          "  /ping [TEXT]           send a ping",
          "  /binary HEX            send bytes, as in /binary 00 ff 0d",
          "  /fragments BYTES TEXT  send a text in frames of so many bytes (not on Lua boards)",
          "  /close [CODE [REASON]] close the connection",
          "  /headers [NAME: VALUE] show or set headers for the next connection",
          "  /status                where the session stands",
          "  /help, /quit           this; leave (Ctrl-D does it, too)",
          "A message that begins with / is typed with //.");

  private static final int MOST_WAITING = 64;
  private static final long LATEST_LINGER_MS = 10_000;
  private static final long LOOK_MS = 50;
  private static final Duration POLL = Duration.ofSeconds(20);
  private static final Duration CONNECT = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofSeconds(7);

  private final SessionPlace place;
  private final Keyboard keyboard;
  private final PrintWriter err;
  private final LongSupplier nanoClock;
  private final Manner manner;
  private final BlockingQueue<Happening> happenings = new ArrayBlockingQueue<>(MOST_WAITING);

  /** What came while something else was waited for. */
  private final ArrayDeque<Happening> held = new ArrayDeque<>();

  private final Map<String, String> headers;
  private Wish wish;
  private String session;
  private boolean headersChanged;
  private String url = "";
  private boolean inputEnded;
  private long endSeen;
  private long lastEvent;
  private long told;
  private boolean connected;
  private Optional<Integer> over = Optional.empty();

  /**
   * How it behaves.
   *
   * @param interactive a person, who is told of mistakes and goes on; otherwise the first mistake
   *     and an end that nobody asked for end it
   * @param lingerMs without an event after which it ends when the input has ended
   * @param lines turns events into what is printed; empty for nothing
   */
  record Manner(boolean interactive, long lingerMs, Function<JsonNode, Optional<String>> lines) {}

  /** What the talk has to look at, in its order: exactly one of them is there, or none to leave. */
  private record Happening(String line, boolean ended, String session, JsonNode page, String gone) {
    static final Happening LEAVE = new Happening(null, false, null, null, null);
    static final Happening END = new Happening(null, true, null, null, null);
  }

  SessionTalk(
      SessionPlace place,
      Keyboard keyboard,
      PrintWriter err,
      LongSupplier nanoClock,
      Manner manner,
      Wish wish) {
    this.place = place;
    this.keyboard = keyboard;
    this.err = err;
    this.nanoClock = nanoClock;
    this.manner = manner;
    this.wish = wish;
    this.headers = new LinkedHashMap<>(wish.headers() == null ? Map.of() : wish.headers());
  }

  /** Makes {@link #run} close the connection and return. */
  void leave() {
    while (!happenings.offer(Happening.LEAVE)) {
      happenings.poll();
    }
  }

  /**
   * Talks until it is over.
   *
   * @param first URL to connect to; empty to wait for a command
   * @return an {@link ExitCode}
   */
  int run(Optional<String> first) throws InterruptedException {
    open();
    beginTyping();
    if (first.isPresent()) {
      attempt(() -> connect(first.get()));
    }
    begin("wiretwin-typed", this::read);
    while (over.isEmpty()) {
      Happening next =
          held.isEmpty()
              ? happenings.poll(inputEnded ? LOOK_MS : CLOSE.toMillis(), TimeUnit.MILLISECONDS)
              : held.remove();
      if (next != null) {
        handle(next);
      }
      if (over.isEmpty() && hasLingered()) {
        over = Optional.of(ExitCode.OK);
      }
    }
    return finish(over.get());
  }

  /** Not before the session is there: that may take a while, and Ctrl-C must end it. */
  private void beginTyping() {
    try {
      keyboard.begin(this::leave);
    } catch (IOException none) {
      throw CommandFailure.noResult("This terminal cannot be used: " + none.getMessage(), none);
    }
  }

  private static void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  // ---- what happens

  private void handle(Happening next) throws InterruptedException {
    if (next == Happening.LEAVE) {
      over = Optional.of(ExitCode.STOPPED);
    } else if (next == Happening.END) {
      inputEnded = true;
      over = manner.interactive ? Optional.of(ExitCode.OK) : Optional.empty();
    } else if (next.line != null) {
      attempt(() -> obey(TypedLine.of(next.line)));
    } else if (next.session.equals(session)) {
      if (next.gone != null) {
        err.println("wiretwin: " + SafeText.of(next.gone));
        over = Optional.of(ExitCode.INFRASTRUCTURE);
      } else {
        next.page.path("events").forEach(this::tell);
      }
    }
  }

  /** What a verb may do. */
  @FunctionalInterface
  private interface Verb {
    void run() throws InterruptedException;
  }

  private void attempt(Verb verb) throws InterruptedException {
    try {
      verb.run();
    } catch (TypedLine.Unclear unclear) {
      mistake(unclear.getMessage(), ExitCode.USAGE);
    } catch (Refusal refused) {
      if (!manner.interactive && refused.code() == RefusalCode.SESSION_NOT_OPEN) {
        // it may just have ended, and then that is what there is to tell
        waitUntil(() -> over.isPresent(), GRACE);
      }
      if (over.isEmpty()) {
        mistake(refused.getMessage(), ExitCode.FAILED);
      }
    }
  }

  /** Tells what happens, and nothing else, until then. */
  private void waitUntil(BooleanSupplier then, Duration limit) throws InterruptedException {
    long end = nanoClock.getAsLong() + limit.toNanos();
    while (!then.getAsBoolean() && nanoClock.getAsLong() < end) {
      Happening next = happenings.poll(LOOK_MS, TimeUnit.MILLISECONDS);
      if (next != null && next.page != null) {
        handle(next);
      } else if (next != null) {
        held.add(next);
      }
    }
  }

  private void mistake(String sentence, int exitCode) {
    if (manner.interactive) {
      keyboard.print("! " + SafeText.of(sentence));
    } else {
      err.println("wiretwin: " + SafeText.of(sentence));
      err.flush();
      over = Optional.of(exitCode);
    }
  }

  private void tell(JsonNode event) {
    lastEvent = nanoClock.getAsLong();
    told = event.path("number").asLong();
    manner.lines.apply(event).ifPresent(keyboard::print);
    switch (event.path("type").asText()) {
      case "connection" -> connected = true;
      case "close" -> {
        connected = false;
        int status = event.path("status").asInt();
        // one that was asked for is no end: further lines may connect again
        if (!manner.interactive && status != CloseStatus.CLOSED) {
          over = Optional.of(CloseExit.of(status));
        }
      }
      default -> {
        // told, and nothing more
      }
    }
  }

  private boolean hasLingered() {
    if (manner.interactive || !inputEnded) {
      return false;
    }
    long now = nanoClock.getAsLong();
    if (endSeen == 0) {
      endSeen = now;
    }
    long quiet = TimeUnit.NANOSECONDS.toMillis(now - Math.max(endSeen, lastEvent));
    long all = TimeUnit.NANOSECONDS.toMillis(now - endSeen);
    return !connected
        || quiet >= manner.lingerMs
        || all >= Math.max(LATEST_LINGER_MS, manner.lingerMs);
  }

  // ---- what is typed

  private void obey(TypedLine line) throws InterruptedException {
    switch (line.command()) {
      case "connect" -> connect(line.rest().isEmpty() ? url : line.rest());
      case "close" -> place.verb(session, "close", line.closing(), patient(CLOSE));
      case "headers" -> headers(line.rest());
      case "status" -> keyboard.print(SessionLines.state(place.look(session)));
      case "help" -> keyboard.print(HELP);
      case "quit" -> over = Optional.of(ExitCode.OK);
      default -> place.verb(session, "send", line.sending(), Duration.ZERO);
    }
    lastEvent = nanoClock.getAsLong();
  }

  /** A person sees what becomes of a verb; the lines of a script follow one another. */
  private Duration patient(Duration time) {
    return manner.interactive ? Duration.ZERO : time;
  }

  private void connect(String to) throws InterruptedException {
    if (to.isEmpty()) {
      throw new TypedLine.Unclear("/connect needs a URL, such as /connect ws://127.0.0.1:9001/");
    }
    if (headersChanged) {
      place.end(session);
      wish =
          new Wish(
              wish.target(), new LinkedHashMap<>(headers), wish.subprotocols(), wish.insecureTls());
      open();
      headersChanged = false;
    }
    url = to;
    JsonNode outcome = place.verb(session, "connect", Map.of("url", to), patient(CONNECT));
    long decided = outcome.path("event").path("number").asLong();
    if (!manner.interactive) {
      waitUntil(() -> told >= decided, GRACE);
    }
  }

  private void headers(String rest) {
    if (!rest.isEmpty()) {
      String[] parts = rest.split(":", 2);
      if (parts.length < 2 || parts[0].isBlank()) {
        throw new TypedLine.Unclear("/headers takes a header, as in /headers Origin: http://a");
      }
      headers.put(parts[0].strip(), parts[1].strip());
      headersChanged = true;
    }
    headers.forEach((name, value) -> keyboard.print(SafeText.of(name + ": " + value)));
    keyboard.print(
        headersChanged ? "(from the next connection on)" : headers.isEmpty() ? "(none)" : "(sent)");
  }

  // ---- its beginning and its end

  private void open() throws InterruptedException {
    session = place.open(wish);
    told = 0;
    String id = session;
    begin("wiretwin-events", () -> listen(id));
  }

  private int finish(int exitCode) throws InterruptedException {
    try {
      if (connected) {
        place.verb(session, "close", Map.of(), CLOSE);
        waitUntil(() -> !connected, CLOSE);
      }
      place.end(session);
    } catch (Refusal gone) {
      // it has ended by itself: that is what was wanted
    }
    return exitCode;
  }

  // ---- threads that wait for others

  private void read() {
    try {
      for (Optional<String> line = keyboard.next(); line.isPresent(); line = keyboard.next()) {
        happenings.put(new Happening(line.get(), false, null, null, null));
      }
      happenings.put(Happening.END);
    } catch (IOException broken) {
      happenings.offer(Happening.END);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(String id) {
    try {
      long after = 0;
      while (true) {
        JsonNode page = place.events(id, after, POLL);
        after = page.path("next").asLong();
        if (!page.path("events").isEmpty()) {
          happenings.put(new Happening(null, false, id, page, null));
        }
      }
    } catch (Refusal | CommandFailure gone) {
      happenings.offer(new Happening(null, false, id, null, gone.getMessage()));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
