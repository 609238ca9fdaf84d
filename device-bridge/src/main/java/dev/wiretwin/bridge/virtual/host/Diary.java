package dev.wiretwin.bridge.virtual.host;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * The diagnostics channel: what happens to virtual boards and no real one would tell, line by line
 * with the time. Whoever writes never waits: a thread of its own prints, and what there is no room
 * for is left out, which a line says. Thread safe; closing it prints what is left.
 */
public final class Diary implements AutoCloseable {
  private static final int ROOM = 4096;
  private static final int LONGEST = 1000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final BlockingQueue<Line> queue;
  private final Thread thread = new Thread(this::print, "wiretwin-diary");
  private volatile boolean missed;

  public Diary(Clock clock) {
    this(clock, ROOM);
  }

  Diary(Clock clock, int room) {
    this.clock = clock;
    this.queue = new ArrayBlockingQueue<>(room);
    thread.setDaemon(true);
  }

  /** Begins to print. */
  public Diary start() {
    thread.start();
    return this;
  }

  /**
   * Where what concerns one board is written down.
   *
   * @param to stays the caller's to close, after the diary
   */
  public Consumer<String> page(String board, PrintWriter to) {
    return what -> {
      String line = TIME.format(clock.instant()) + " " + board + " " + oneLine(what);
      if (!queue.offer(new Line(to, line))) {
        missed = true;
      }
    };
  }

  /** A script's own words may be among it: they shall not move a terminal's cursor. */
  private static String oneLine(String what) {
    String safe =
        what.codePoints()
            .limit(LONGEST)
            .collect(StringBuilder::new, Diary::append, StringBuilder::append)
            .toString();
    return what.length() > LONGEST ? safe + "…" : safe;
  }

  private static void append(StringBuilder safe, int character) {
    if (Character.isISOControl(character)) {
      safe.append(String.format("\\%03d", character));
    } else {
      safe.appendCodePoint(character);
    }
  }

  private void print() {
    try {
      while (true) {
        write(queue.take());
      }
    } catch (InterruptedException closing) {
      for (Line last; (last = queue.poll()) != null; ) {
        write(last);
      }
    }
  }

  private void write(Line line) {
    if (missed) {
      missed = false;
      line.to.println("… lines were left out: more came than could be written");
    }
    line.to.println(line.text);
    line.to.flush();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private record Line(PrintWriter to, String text) {}
}
