package dev.wiretwin.api.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * The latest entries, without a gap between their ids, bounded by number and bytes: the oldest go
 * first. One thread adds at a time; any number read meanwhile and take no lock, so that they never
 * keep the writer waiting. A reader that is overtaken while it reads notices by the id in the slot.
 */
final class Ring {
  /** Most entries that a reader is given at a time. */
  static final int PAGE = 1_000;

  /** Most bytes that a reader is given at a time; one entry is given always. */
  static final int PAGE_BYTES = 1 << 20;

  /** What an entry takes besides its text, in bytes; a guess. */
  private static final int OVERHEAD = 150;

  private final AtomicReferenceArray<FeedEntry> slots;
  private final long mostBytes;
  private volatile long first;
  private volatile long last;

  /** The writer's. */
  private long bytes;

  /**
   * @param most entries
   * @param mostBytes of all entries; one is kept always
   * @param last the id before the first one
   */
  Ring(int most, long mostBytes, long last) {
    this.slots = new AtomicReferenceArray<>(most);
    this.mostBytes = mostBytes;
    this.last = last;
    this.first = last + 1;
  }

  /**
   * @param entry its id is the next one
   */
  void add(FeedEntry entry) {
    long size = size(entry);
    while (last >= first && (last - first + 1 >= slots.length() || bytes + size > mostBytes)) {
      int oldest = slot(first);
      bytes -= size(slots.get(oldest));
      // first the word that it is gone, then its going: whoever sees an empty slot knows why
      first = first + 1;
      slots.set(oldest, null);
    }
    bytes += size;
    slots.set(slot(entry.id()), entry);
    last = entry.id();
  }

  private static long size(FeedEntry entry) {
    return entry.frame().length + OVERHEAD;
  }

  private int slot(long id) {
    return (int) (id % slots.length());
  }

  /** The id of the oldest entry; behind {@link #last} if there is none. */
  long first() {
    return first;
  }

  /** The id of the latest entry. */
  long last() {
    return last;
  }

  /**
   * The entries behind this one that are wanted, found by their place: nothing else is looked at.
   */
  Feed.Page page(long after, Predicate<FeedEntry> wanted) {
    while (true) {
      long oldest = first;
      Feed.Page page = page(after, oldest, wanted);
      if (page.last() >= oldest || page.last() >= last) {
        return page;
      }
      // overtaken at the first step: from the entry that is the oldest by now
    }
  }

  private Feed.Page page(long after, long oldest, Predicate<FeedEntry> wanted) {
    long latest = last;
    long seen = Math.min(Math.max(after, oldest - 1), latest);
    List<FeedEntry> some = new ArrayList<>();
    int size = 0;
    while (seen < latest && some.size() < PAGE) {
      FeedEntry entry = slots.get(slot(seen + 1));
      if (entry == null || entry.id() != seen + 1) {
        break;
      }
      if (wanted.test(entry)) {
        size += entry.frame().length;
        if (size > PAGE_BYTES && !some.isEmpty()) {
          break;
        }
        some.add(entry);
      }
      seen++;
    }
    return new Feed.Page(some, Math.max(0, oldest - 1 - after), seen);
  }
}
