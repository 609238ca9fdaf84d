package dev.wiretwin.api.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers for a while which sessions have ended, and why. Thread safe; bounded. */
final class Tombstones {
  private static final int MOST = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Stone> stones = new LinkedHashMap<>();
  private final long keptNanos;

  private record Stone(String reason, long at) {}

  Tombstones(Duration kept) {
    this.keptNanos = kept.toNanos();
  }

  void add(String id, String reason, long now) {
    lock.lock();
    try {
      stones.put(id, new Stone(reason, now));
      forget(now);
    } finally {
      lock.unlock();
    }
  }

  /** Why it has ended, as far as that is remembered. */
  Optional<String> reason(String id, long now) {
    lock.lock();
    try {
      forget(now);
      return Optional.ofNullable(stones.get(id)).map(Stone::reason);
    } finally {
      lock.unlock();
    }
  }

  /** The oldest stand first. */
  private void forget(long now) {
    Iterator<Stone> oldest = stones.values().iterator();
    while (oldest.hasNext()) {
      Stone stone = oldest.next();
      if (stones.size() <= MOST && now - stone.at < keptNanos) {
        return;
      }
      oldest.remove();
    }
  }
}
