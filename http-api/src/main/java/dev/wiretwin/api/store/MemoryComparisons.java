package dev.wiretwin.api.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Comparisons as long as the process lives. Shared by all threads. */
final class MemoryComparisons implements KeptComparisons {
  /** What a comparison takes besides its reports, in bytes; a guess. */
  private static final int ROW = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private long last;

  private static final class Kept {
    private final TreeMap<Integer, Outcome> outcomes = new TreeMap<>();
    private final TreeMap<Integer, byte[]> reports = new TreeMap<>();
    private Comparison row;

    long bytes() {
      return ROW + reports.values().stream().mapToLong(report -> report.length).sum();
    }
  }

  @Override
  public Comparison add(Asked asked) {
    return locked(
        () -> {
          if (kept.containsKey(asked.id())) {
            throw new IllegalArgumentException("there is a comparison " + asked.id());
          }
          Kept one = new Kept();
          one.row =
              new Comparison(
                  ++last,
                  asked,
                  State.QUEUED,
                  Optional.empty(),
                  Optional.empty(),
                  Counts.NONE,
                  Optional.empty(),
                  OptionalInt.empty(),
                  Optional.empty());
          kept.put(asked.id(), one);
          return one.row;
        });
  }

  @Override
  public Comparison start(String id, Instant at) {
    return change(
        id,
        was -> {
          if (was.state() != State.QUEUED) {
            throw new IllegalStateException(id + " is " + was.state().word() + ", not queued");
          }
          return new Comparison(
              was.number(),
              was.asked(),
              State.RUNNING,
              Optional.of(at),
              Optional.empty(),
              was.counts(),
              Optional.empty(),
              OptionalInt.empty(),
              Optional.empty());
        });
  }

  @Override
  public Comparison keep(String id, Outcome outcome, byte[] report) {
    Gzip.check(report);
    return change(
        id,
        was -> {
          Kept one = kept.get(id);
          if (was.state() != State.RUNNING || one.outcomes.containsKey(outcome.index())) {
            throw new IllegalStateException(
                id + " is " + was.state().word() + " and takes no scenario " + outcome.index());
          }
          Counts counts = was.counts().plus(outcome.verdict());
          one.outcomes.put(outcome.index(), outcome);
          one.reports.put(outcome.index(), report.clone());
          return new Comparison(
              was.number(),
              was.asked(),
              State.RUNNING,
              was.startedAt(),
              Optional.empty(),
              counts,
              Optional.empty(),
              OptionalInt.empty(),
              Optional.empty());
        });
  }

  @Override
  public Comparison end(String id, Ending ending) {
    return change(
        id,
        was ->
            was.state().isOver()
                ? was
                : new Comparison(
                    was.number(),
                    was.asked(),
                    ending.state(),
                    was.startedAt(),
                    Optional.of(ending.at()),
                    was.counts(),
                    ending.verdict(),
                    ending.exitCode(),
                    ending.error()));
  }

  private Comparison change(String id, UnaryOperator<Comparison> how) {
    return locked(
        () -> {
          Kept one = kept.get(id);
          if (one == null) {
            throw Missing.comparison(id);
          }
          one.row = how.apply(one.row);
          return one.row;
        });
  }

  @Override
  public Optional<Comparison> comparison(String id) {
    return locked(() -> Optional.ofNullable(kept.get(id)).map(one -> one.row));
  }

  @Override
  public List<Comparison> list(Filter filter, long before, int limit) {
    return locked(
        () ->
            kept.values().stream()
                .map(one -> one.row)
                .filter(row -> row.number() < before && wants(filter, row))
                .sorted((a, b) -> Long.compare(b.number(), a.number()))
                .limit(Math.min(limit, LONGEST_LIST))
                .toList());
  }

  private static boolean wants(Filter filter, Comparison row) {
    return filter.state().map(row.state()::equals).orElse(true)
        && filter.name().map(row.asked().name()::equals).orElse(true)
        && filter.verdict().map(one -> row.verdict().equals(Optional.of(one))).orElse(true);
  }

  @Override
  public List<Outcome> outcomes(String id) {
    return locked(
        () -> kept.containsKey(id) ? List.copyOf(kept.get(id).outcomes.values()) : List.of());
  }

  @Override
  public Optional<byte[]> report(String id, int index) {
    return locked(() -> Optional.ofNullable(kept.get(id)).map(one -> one.reports.get(index)))
        .map(byte[]::clone);
  }

  List<Comparison> oldestFirst(State state) {
    return locked(
        () ->
            kept.values().stream()
                .map(one -> one.row)
                .filter(row -> row.state() == state)
                .toList());
  }

  /** How many were let go. */
  int trim(Instant tooOld, long most) {
    return locked(
        () -> {
          int before = kept.size();
          kept.values()
              .removeIf(one -> one.row.endedAt().map(end -> end.isBefore(tooOld)).orElse(false));
          long taken = bytes();
          Iterator<Kept> oldest = new ArrayList<>(kept.values()).iterator();
          while (taken > most && oldest.hasNext()) {
            Kept one = oldest.next();
            if (one.row.state().isOver()) {
              taken -= one.bytes();
              kept.remove(one.row.id());
            }
          }
          return before - kept.size();
        });
  }

  long bytes() {
    return locked(() -> kept.values().stream().mapToLong(Kept::bytes).sum());
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
