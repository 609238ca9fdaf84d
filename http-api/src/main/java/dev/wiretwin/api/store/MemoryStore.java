package dev.wiretwin.api.store;

import dev.wiretwin.api.feed.FeedLog;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.time.Instant;
import java.util.List;

/**
 * A store for commands that keep nothing, and for tests: it forgets everything when it is closed.
 * Shared by all threads.
 */
public final class MemoryStore implements Store {
  private final MemoryComparisons comparisons = new MemoryComparisons();
  private final MemoryLeases leases = new MemoryLeases();
  private final MemoryAnswers answers = new MemoryAnswers();
  private final MemoryScenarios scenarios = new MemoryScenarios();
  private final MemoryEvents events = new MemoryEvents();

  @Override
  public KeptComparisons comparisons() {
    return comparisons;
  }

  @Override
  public KeptLeases leases() {
    return leases;
  }

  @Override
  public KeptAnswers answers() {
    return answers;
  }

  @Override
  public KeptScenarios scenarios() {
    return scenarios;
  }

  @Override
  public FeedLog events() {
    return events;
  }

  @Override
  public Recovered recover(Instant now) {
    List<Comparison> cutOff =
        comparisons.oldestFirst(State.RUNNING).stream()
            .map(
                one ->
                    comparisons.end(
                        one.id(), Ending.brokenOff(State.CUT_OFF, now, CUT_OFF_SENTENCE)))
            .toList();
    answers.forgetInProgress();
    return new Recovered(cutOff, comparisons.oldestFirst(State.QUEUED));
  }

  @Override
  public Trimmed trim(Retention retention, Instant now) {
    Instant tooOld = now.minus(retention.age());
    return new Trimmed(
        comparisons.trim(tooOld, retention.bytes()), events.trim(tooOld), answers.trim(now));
  }

  @Override
  public long bytes() {
    return comparisons.bytes();
  }

  @Override
  public void close() {
    // nothing to let go: what was kept goes with the object
  }
}
