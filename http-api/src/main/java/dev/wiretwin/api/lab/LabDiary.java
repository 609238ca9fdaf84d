package dev.wiretwin.api.lab;

import dev.wiretwin.core.lab.LabNews;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a lab server saw on all its connections, in one order and numbered from 1, for whoever wants
 * to read on where they stopped. Within bounds: the oldest go first. Thread safe.
 */
public final class LabDiary {
  /** A power of two. */
  static final int MOST_ENTRIES = 1 << 17;

  static final long MOST_BYTES = 32L << 20;

  /** Of payload in one page: what is beyond comes with the next. */
  static final long PAGE_BYTES = 1 << 20;

  /** What an entry weighs beside its payload, about. */
  private static final int ENTRY_BYTES = 64;

  private static final int FIRST_ROOM = 16;

  private final int mostEntries;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();

  /** An entry's place is its number modulo the length, which is a power of two. */
  private LabNews[] ring = new LabNews[FIRST_ROOM];

  private long oldest = 1;
  private long latest;
  private long bytes;

  LabDiary() {
    this(MOST_ENTRIES, MOST_BYTES);
  }

  /**
   * @param mostEntries a power of two, 16 or more
   * @param mostBytes of payloads and entries, about; the latest entry is kept however large it is
   */
  LabDiary(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /**
   * One thing that was seen. A value.
   *
   * @param number rises by one
   */
  public record Entry(long number, LabNews news) {}

  /**
   * Some of the diary. A value.
   *
   * @param missed entries that were asked for and are no more
   * @param next behind which number to go on
   * @param last number of the latest entry there is; 0 before the first
   */
  public record Page(List<Entry> entries, long missed, long next, long last) {}

  /** Called on the loops of connections: short, and never waits for a reader for long. */
  void add(LabNews news) {
    lock.lock();
    try {
      if (latest - oldest + 1 == ring.length) {
        makeRoom();
      }
      latest++;
      ring[place(latest)] = news;
      bytes += weight(news);
      while (bytes > mostBytes && oldest < latest) {
        drop();
      }
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom() {
    if (ring.length >= mostEntries) {
      drop();
      return;
    }
    LabNews[] smaller = ring;
    ring = new LabNews[2 * smaller.length];
    for (long number = oldest; number <= latest; number++) {
      ring[place(number)] = smaller[(int) (number & smaller.length - 1)];
    }
  }

  private void drop() {
    bytes -= weight(ring[place(oldest)]);
    ring[place(oldest)] = null;
    oldest++;
  }

  private int place(long number) {
    return (int) (number & ring.length - 1);
  }

  /** Number of the latest entry; 0 before the first. */
  public long last() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The entries behind this number, the oldest first: one at least if there is one, and no more
   * than a megabyte of payloads.
   *
   * @param most how many at a time
   */
  public Page after(long number, int most) {
    lock.lock();
    try {
      long from = Math.max(number + 1, oldest);
      long missed = Math.max(0, oldest - number - 1);
      List<Entry> entries = new ArrayList<>();
      long held = 0;
      for (long next = from; next <= latest && entries.size() < most; next++) {
        LabNews news = ring[place(next)];
        held += weight(news);
        if (held > PAGE_BYTES && !entries.isEmpty()) {
          break;
        }
        entries.add(new Entry(next, news));
      }
      long next = entries.isEmpty() ? Math.min(number, latest) : last(entries);
      return new Page(entries, missed, next, latest);
    } finally {
      lock.unlock();
    }
  }

  private static long last(List<Entry> entries) {
    return entries.get(entries.size() - 1).number();
  }

  private static int weight(LabNews news) {
    return ENTRY_BYTES + payload(news);
  }

  private static int payload(LabNews news) {
    if (news instanceof LabNews.Framed framed) {
      return framed.frame().frame().payload().length();
    } else if (news instanceof LabNews.Sent sent) {
      return sent.write().what().length();
    } else if (news instanceof LabNews.Requested requested) {
      return requested.request().what().length();
    }
    return 0;
  }
}
