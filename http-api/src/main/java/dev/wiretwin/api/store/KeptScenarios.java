package dev.wiretwin.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenarios that users of this bench brought. Shared by all threads. */
public interface KeptScenarios {
  /** The most there may be; further ones are refused with {@code TOO_MANY}. */
  int MOST = 10_000;

  /** Keeps it instead of the one of that name, if there was one; true if there was none. */
  boolean put(Scenario scenario);

  Optional<Scenario> scenario(String name);

  /**
   * By name.
   *
   * @param after only names behind this one; empty starts at the first
   */
  List<Scenario> list(String after, int limit);

  /** False if there was none. */
  boolean remove(String name);

  /**
   * One scenario.
   *
   * @param text YAML or JSON, as it was brought
   */
  record Scenario(String name, String text, Instant updated) {}
}
