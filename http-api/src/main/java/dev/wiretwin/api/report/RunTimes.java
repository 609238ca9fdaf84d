package dev.wiretwin.api.report;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Gives everything in a report a place in the world's time: runs stand one after the other in
 * device time, from the start of the comparison on, so that a capture can be read from top to
 * bottom. Immutable.
 */
final class RunTimes {
  /** Between two runs. */
  private static final double GAP_MS = 1_000;

  private final Instant start;
  private final Map<TargetReport, Double> starts = new IdentityHashMap<>();

  RunTimes(ReportDocument document) {
    start = Instant.parse(document.run().startedAt());
    double at = 0;
    for (TargetReport target : targets(document)) {
      // what a slow console tells before the first connect counts from below zero
      double early = Math.max(0, -times(target).min().orElse(0));
      starts.put(target, at + early);
      at += early + Math.max(0, times(target).max().orElse(0)) + GAP_MS;
    }
  }

  private static List<TargetReport> targets(ReportDocument document) {
    return document.scenarios().stream()
        .flatMap(one -> one.attempts().stream())
        .flatMap(one -> one.targets().stream())
        .toList();
  }

  private static DoubleStream times(TargetReport target) {
    Stream<Double> wire =
        target.connections().stream()
            .flatMap(
                one ->
                    Stream.of(
                            Stream.of(one.acceptedAt()),
                            one.sent().stream().map(TargetReport.Chunk::at),
                            one.received().stream().map(TargetReport.Chunk::at),
                            one.ends().stream().map(TargetReport.End::at))
                        .flatMap(times -> times));
    return Stream.concat(wire, target.events().stream().map(TargetReport.Event::at))
        .mapToDouble(at -> at);
  }

  /**
   * @param deviceMs of this target
   */
  Instant at(TargetReport target, double deviceMs) {
    return start.plusNanos(Math.round((starts.get(target) + deviceMs) * 1e6));
  }
}
