package dev.wiretwin.api.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Leases as long as the process lives. Shared by all threads. */
final class MemoryLeases implements KeptLeases {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Lease> leases = new TreeMap<>();
  private final Map<String, Long> fences = new HashMap<>();

  @Override
  public Optional<Lease> take(String board, Holder holder, Instant since, Instant until) {
    return locked(
        () -> {
          if (leases.containsKey(board) && leases.get(board).holdsAt(since)) {
            return Optional.empty();
          }
          Lease lease = new Lease(board, holder, fences.merge(board, 1L, Long::sum), since, until);
          leases.put(board, lease);
          return Optional.of(lease);
        });
  }

  @Override
  public Optional<Lease> renew(String board, long fence, Instant until) {
    return locked(
        () -> {
          Optional<Lease> renewed =
              current(board, fence)
                  .map(was -> new Lease(board, was.holder(), fence, was.since(), until));
          renewed.ifPresent(lease -> leases.put(board, lease));
          return renewed;
        });
  }

  @Override
  public boolean end(String board, long fence) {
    return locked(
        () -> {
          Optional<Lease> was = current(board, fence);
          was.ifPresent(lease -> leases.remove(board));
          return was.isPresent();
        });
  }

  private Optional<Lease> current(String board, long fence) {
    return Optional.ofNullable(leases.get(board)).filter(lease -> lease.fence() == fence);
  }

  @Override
  public Optional<Lease> lease(String board) {
    return locked(() -> Optional.ofNullable(leases.get(board)));
  }

  @Override
  public List<Lease> all() {
    return locked(() -> List.copyOf(leases.values()));
  }

  @Override
  public long fence(String board) {
    return locked(() -> fences.getOrDefault(board, 0L));
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
