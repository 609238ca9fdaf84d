package dev.wiretwin.bridge.serial;

import dev.wiretwin.core.frame.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what went over a line, both ways and with times, and shows it to any number of readers
 * while it grows. Bounded: the oldest entries go first, and a reader that is too slow sees how many
 * it missed; it never holds up the line. Thread safe.
 */
public final class ConsoleLog {
  public static final int USUAL_BYTES = 1 << 20;
  public static final int USUAL_ENTRIES = 1 << 15;

  /** Most entries that a reader is given at a time. */
  public static final int PAGE = 1_000;

  private static final int LONGEST_ENTRY = 4_096;

  /** Which way bytes went. */
  public enum Direction {
    TO_BOARD,
    FROM_BOARD
  }

  /**
   * Some bytes that went together.
   *
   * @param number from 1 on, one more with each entry
   */
  public record Entry(long number, Instant at, Direction direction, Bytes bytes) {}

  /**
   * What a reader is given.
   *
   * @param missed how many entries between the last one it has seen and the first of these are no
   *     more
   * @param last number of the last entry it has seen now: where to go on
   */
  public record Page(List<Entry> entries, long missed, long last) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /** Shows a secret's bytes as stars until it is closed. */
  public interface Hidden extends AutoCloseable {
    /** Any number of times. */
    @Override
    void close();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Clock clock;
  private final int mostBytes;
  private final int mostEntries;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<Direction, SecretMask> masks = new EnumMap<>(Direction.class);
  private final Map<Direction, Long> passed = new EnumMap<>(Direction.class);
  private long bytes;
  private long count;

  public ConsoleLog(Clock clock) {
    this(clock, USUAL_BYTES, USUAL_ENTRIES);
  }

  /**
   * @param clock tells when bytes went
   * @param mostBytes kept at a time
   * @param mostEntries kept at a time
   */
  public ConsoleLog(Clock clock, int mostBytes, int mostEntries) {
    if (mostBytes < 1 || mostEntries < 1) {
      throw new IllegalArgumentException("a log keeps one byte and one entry at least");
    }
    this.clock = clock;
    this.mostBytes = mostBytes;
    this.mostEntries = mostEntries;
    for (Direction direction : Direction.values()) {
      masks.put(direction, new SecretMask());
    }
  }

  // ---- writing

  /** Some bytes went that way. */
  public void add(Direction direction, byte[] some) {
    lock.lock();
    try {
      passed.merge(direction, (long) some.length, Long::sum);
      append(direction, masks.get(direction).pass(some));
    } finally {
      lock.unlock();
    }
  }

  /** From now on these bytes are shown as stars, wherever they turn up, whole or in part. */
  public Hidden hide(byte[] secret) {
    byte[] own = secret.clone();
    lock.lock();
    try {
      masks.values().forEach(mask -> mask.hide(own));
    } finally {
      lock.unlock();
    }
    return () -> show(own);
  }

  /** From now on this text, in UTF-8, is shown as stars. */
  public Hidden hide(String secret) {
    return hide(secret.getBytes(StandardCharsets.UTF_8));
  }

  private void show(byte[] secret) {
    lock.lock();
    try {
      masks.forEach((direction, mask) -> append(direction, mask.show(secret)));
    } finally {
      lock.unlock();
    }
  }

  private void append(Direction direction, byte[] some) {
    int most = Math.min(LONGEST_ENTRY, mostBytes);
    for (int from = 0; from < some.length; from += most) {
      Bytes part = Bytes.copyOf(some, from, Math.min(most, some.length - from));
      entries.add(new Entry(++count, clock.instant(), direction, part));
      bytes += part.length();
      while (bytes > mostBytes || entries.size() > mostEntries) {
        bytes -= entries.remove().bytes().length();
      }
    }
    grown.signalAll();
  }

  // ---- reading

  /**
   * The entries behind the one with this number; 0 for all there are.
   *
   * @return at the most {@link #PAGE} of them, and maybe none
   */
  public Page after(long number) {
    lock.lock();
    try {
      return page(number);
    } finally {
      lock.unlock();
    }
  }

  /** The entries behind this one; waits for the first, but not longer than the limit. */
  public Page after(long number, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (count <= number && left > 0) {
        left = grown.awaitNanos(left);
      }
      return page(number);
    } finally {
      lock.unlock();
    }
  }

  private Page page(long number) {
    long first = count - entries.size() + 1;
    long from = Math.max(first, number + 1);
    List<Entry> some = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.number() >= from && some.size() < PAGE) {
        some.add(entry);
      }
    }
    long last = some.isEmpty() ? number : some.get(some.size() - 1).number();
    return new Page(some, from - number - 1, last);
  }

  /** How many bytes went that way in all, kept or not. */
  public long passed(Direction direction) {
    lock.lock();
    try {
      return passed.getOrDefault(direction, 0L);
    } finally {
      lock.unlock();
    }
  }

  // ---- rendering

  /** All the bytes that are kept of one direction, as they were. */
  public byte[] raw(Direction direction) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Entry entry : all()) {
      if (entry.direction() == direction) {
        all.writeBytes(entry.bytes().toArray());
      }
    }
    return all.toByteArray();
  }

  /** All that is kept, as lines for people. */
  public List<String> lines() {
    ConsoleLines lines = new ConsoleLines();
    all().forEach(lines::add);
    lines.end();
    return lines.taken();
  }

  private List<Entry> all() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }
}
