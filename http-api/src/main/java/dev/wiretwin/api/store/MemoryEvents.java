package dev.wiretwin.api.store;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedLog;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Life-cycle entries as long as the process lives, and only the latest. Shared by all threads. */
final class MemoryEvents implements FeedLog {
  private static final int MOST = 10_000;

  private final ConcurrentSkipListMap<Long, FeedEntry> entries = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, Long> runs = new ConcurrentSkipListMap<>();
  private final AtomicLong reserved = new AtomicLong();

  @Override
  public long open(long ids) {
    long before = reserved.getAndAdd(ids);
    runs.put(before + 1, before);
    return before;
  }

  @Override
  public void reserve(long upTo) {
    reserved.accumulateAndGet(upTo, Math::max);
  }

  @Override
  public void keep(List<FeedEntry> some, long given) {
    some.forEach(entry -> entries.put(entry.id(), entry));
    runs.merge(runs.lastKey(), given, Math::max);
    while (entries.size() > MOST) {
      entries.pollFirstEntry();
    }
  }

  @Override
  public List<FeedEntry> between(long after, long before, int limit) {
    return after + 1 >= before
        ? List.of()
        : entries.subMap(after, false, before, false).values().stream()
            .limit(Math.min(limit, LONGEST_LIST))
            .toList();
  }

  @Override
  public long given(long after, long before) {
    return runs.entrySet().stream()
        .mapToLong(
            run ->
                Math.max(
                    0, Math.min(run.getValue(), before - 1) - Math.max(run.getKey() - 1, after)))
        .sum();
  }

  /** How many were older. */
  int trim(Instant tooOld) {
    int before = entries.size();
    entries.values().removeIf(entry -> entry.at().isBefore(tooOld));
    return before - entries.size();
  }
}
