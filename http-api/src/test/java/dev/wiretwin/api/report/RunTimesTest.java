package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTimesTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.500Z");

  @Test
  void runsStandOneAfterTheOtherInDeviceTime() {
    ReportDocument document = Samples.document(Samples.same("one"), Samples.same("two"));
    RunTimes times = new RunTimes(document);
    List<TargetReport> first = document.scenarios().get(0).attempts().get(0).targets();
    List<TargetReport> second = document.scenarios().get(1).attempts().get(0).targets();
    assertThat(times.at(first.get(0), 0)).isEqualTo(START);
    assertThat(times.at(first.get(0), 2.5)).isEqualTo(START.plusNanos(2_500_000));
    // the last thing was at 9 ms
    assertThat(times.at(first.get(1), 0)).isEqualTo(START.plusMillis(1_009));
    assertThat(times.at(second.get(0), 0)).isEqualTo(START.plusMillis(2_018));
  }

  @Test
  void whatWasBeforeTimeZeroDoesNotReachIntoTheRunBefore() {
    TargetReport early =
        Samples.target("jvm", List.of(Samples.connected(-40)), List.of(), List.of());
    ReportDocument document =
        Samples.document(
            Samples.scenario(
                "x",
                new ScenarioReport.Tried(
                    dev.wiretwin.api.compare.Verdict.SAME, List.of(), List.of(), List.of(early))));
    assertThat(new RunTimes(document).at(early, -40)).isEqualTo(START);
  }
}
