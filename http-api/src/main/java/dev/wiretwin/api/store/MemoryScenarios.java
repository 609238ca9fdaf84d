package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** Scenarios as long as the process lives. Shared by all threads. */
final class MemoryScenarios implements KeptScenarios {
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentSkipListMap<String, Scenario> scenarios = new ConcurrentSkipListMap<>();

  @Override
  public boolean put(Scenario scenario) {
    writing.lock();
    try {
      if (scenarios.size() >= MOST && !scenarios.containsKey(scenario.name())) {
        throw tooMany();
      }
      return scenarios.put(scenario.name(), scenario) == null;
    } finally {
      writing.unlock();
    }
  }

  static Refusal tooMany() {
    return new Refusal(
        RefusalCode.TOO_MANY, "there are " + MOST + " scenarios already: remove some first");
  }

  @Override
  public Optional<Scenario> scenario(String name) {
    return Optional.ofNullable(scenarios.get(name));
  }

  @Override
  public List<Scenario> list(String after, int limit) {
    return scenarios.tailMap(after, false).values().stream()
        .limit(Math.min(limit, KeptComparisons.LONGEST_LIST))
        .toList();
  }

  @Override
  public boolean remove(String name) {
    return scenarios.remove(name) != null;
  }
}
