package dev.wiretwin.api.store;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedLog;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Life-cycle entries as long as the process lives, and only the latest. Shared by all threads. */
final class MemoryEvents implements FeedLog {
  private static final int MOST = 10_000;

  private final ConcurrentSkipListMap<Long, FeedEntry> entries = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, Run> runs = new ConcurrentSkipListMap<>();

  private record Run(long first, long given, long reserved) {
    long given(long after, long before) {
      long some = Math.max(0, Math.min(given, before - 1) - Math.max(first - 1, after));
      boolean endsBetween = given < reserved && after < reserved && reserved < before;
      return some + (endsBetween ? 1 : 0);
    }
  }

  @Override
  public long open(long ids) {
    long before = runs.isEmpty() ? 0 : runs.lastEntry().getValue().reserved();
    runs.put(before + 1, new Run(before + 1, before, before + ids));
    return before;
  }

  @Override
  public void reserve(long upTo) {
    runs.computeIfPresent(
        runs.lastKey(), (first, run) -> new Run(first, run.given, Math.max(run.reserved, upTo)));
  }

  @Override
  public void keep(List<FeedEntry> some, long given) {
    some.forEach(entry -> entries.put(entry.id(), entry));
    runs.computeIfPresent(
        runs.lastKey(), (first, run) -> new Run(first, Math.max(run.given, given), run.reserved));
    while (entries.size() > MOST) {
      entries.pollFirstEntry();
    }
  }

  @Override
  public void end(long given) {
    runs.computeIfPresent(runs.lastKey(), (first, run) -> new Run(first, given, given));
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
    return runs.values().stream().mapToLong(run -> run.given(after, before)).sum();
  }

  /** How many were older. */
  int trim(Instant tooOld) {
    int before = entries.size();
    entries.values().removeIf(entry -> entry.at().isBefore(tooOld));
    return before - entries.size();
  }
}
