package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.util.List;

/** Tells the feed how comparisons get on. Thread safe. */
final class Telling {
  private final Feed feed;

  Telling(Feed feed) {
    this.feed = feed;
  }

  private record Planned(String name, List<String> targets, int scenarios) {}

  private record Step(
      String name, int index, String verdict, boolean flaky, int done, int scenarios) {}

  private record Ended(
      String name,
      String state,
      String verdict,
      Integer exitCode,
      ComparisonInfo.Counts counts,
      String error) {}

  void queued(Comparison one) {
    tell(one, "queued", planned(one));
  }

  void started(Comparison one) {
    tell(one, "started", planned(one));
  }

  private static Planned planned(Comparison one) {
    return new Planned(one.asked().name(), one.asked().targets(), one.asked().scenarios());
  }

  void scenario(Comparison one, Outcome outcome) {
    tell(
        one,
        "scenario",
        new Step(
            outcome.name(),
            outcome.index(),
            outcome.verdict(),
            outcome.flaky(),
            one.counts().all(),
            one.asked().scenarios()));
  }

  /** It is over: finished, cancelled or cut off. */
  void ended(Comparison one) {
    ComparisonInfo info = ComparisonInfo.of(one, null);
    tell(
        one,
        one.state() == State.CUT_OFF ? "cut-off" : "finished",
        new Ended(
            info.name(),
            info.state(),
            info.verdict(),
            info.exitCode(),
            info.counts(),
            info.error()));
  }

  private void tell(Comparison one, String what, Object fields) {
    feed.publish("comparison." + what, Subject.ofComparison(one.id()), fields);
  }
}
