package dev.wiretwin.api.web;

import dev.wiretwin.api.feed.FeedEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Some entries of the feed, written down once for all readers. Immutable.
 *
 * @param after the id before the first it knows of
 * @param last the last id it knows of
 * @param ends where each entry's text ends
 */
record EventChunk(long after, long last, List<FeedEntry> entries, byte[] bytes, int[] ends) {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  static EventChunk of(long after, long last, List<FeedEntry> entries) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(entries.size() * 192);
    int[] ends = new int[entries.size()];
    for (int i = 0; i < ends.length; i++) {
      text.writeBytes(entries.get(i).frame());
      ends[i] = text.size();
    }
    return new EventChunk(after, last, entries, text.toByteArray(), ends);
  }

  /** What a reader has not seen yet, as far as it wants to. */
  ByteBuffer behind(long id, EventFilter filter) {
    int first = 0;
    while (first < ends.length && entries.get(first).id() <= id) {
      first++;
    }
    if (first == ends.length) {
      return NOTHING;
    }
    if (filter.isOpen()) {
      int start = start(first);
      return ByteBuffer.wrap(bytes, start, bytes.length - start);
    }
    ByteArrayOutputStream wanted = new ByteArrayOutputStream();
    for (int i = first; i < ends.length; i++) {
      if (filter.test(entries.get(i))) {
        wanted.write(bytes, start(i), ends[i] - start(i));
      }
    }
    return ByteBuffer.wrap(wanted.toByteArray());
  }

  private int start(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }
}
