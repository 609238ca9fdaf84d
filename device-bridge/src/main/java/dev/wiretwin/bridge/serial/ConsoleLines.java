package dev.wiretwin.bridge.serial;

import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import dev.wiretwin.bridge.serial.ConsoleLog.Entry;
import dev.wiretwin.core.frame.Bytes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes lines for people of a log's entries, for example {@code 2026-01-31T12:00:00.250Z < hello}:
 * when a line's first byte went, which way ({@code <} from the board), and its text, in which what
 * cannot be printed stands as {@code \xNN}. Entries that are no more show as a gap. Lines of both
 * ways end independently of each other. For one thread.
 */
public final class ConsoleLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
  private static final int LONGEST = 4_096;

  private final Map<Direction, Open> open = new EnumMap<>(Direction.class);
  private List<String> lines = new ArrayList<>();
  private long last;

  public ConsoleLines() {
    this(0);
  }

  /**
   * @param after number of the entry before the first one that is to come
   */
  public ConsoleLines(long after) {
    last = after;
  }

  /** A line that has begun. */
  private record Open(Instant since, StringBuilder text) {}

  /** The next entry; those before it are thought lost if their numbers are missing. */
  public void add(Entry entry) {
    if (entry.number() > last + 1) {
      end();
      lines.add("(" + (entry.number() - last - 1) + " pieces before this are no longer kept)");
    }
    last = entry.number();
    Bytes bytes = entry.bytes();
    for (int i = 0; i < bytes.length(); i++) {
      add(entry, bytes.at(i) & 0xFF);
    }
  }

  private void add(Entry entry, int one) {
    Open line =
        open.computeIfAbsent(
            entry.direction(), direction -> new Open(entry.at(), new StringBuilder()));
    if (one == '\n' || line.text().length() >= LONGEST) {
      end(entry.direction());
    }
    if (one >= ' ' && one < 0x7F || one == '\t') {
      append(entry, String.valueOf((char) one));
    } else if (one != '\n' && one != '\r') {
      append(entry, String.format("\\x%02X", one));
    }
  }

  private void append(Entry entry, String text) {
    open.computeIfAbsent(entry.direction(), direction -> new Open(entry.at(), new StringBuilder()))
        .text()
        .append(text);
  }

  private void end(Direction direction) {
    Open line = open.remove(direction);
    if (line != null) {
      String arrow = direction == Direction.TO_BOARD ? " > " : " < ";
      lines.add(TIME.format(line.since()) + arrow + line.text());
    }
  }

  /** Ends the lines that have begun. */
  public void end() {
    for (Direction direction : Direction.values()) {
      end(direction);
    }
  }

  /** The lines that are whole by now; each is given once. */
  public List<String> taken() {
    List<String> whole = lines;
    lines = new ArrayList<>();
    return whole;
  }
}
