package dev.wiretwin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report =
      new Report(
          Map.of("system", "a \"quoted\" one"),
          List.of(new Figure("pipelined", "32 B", "netty", Spread.of(10, 12), "/s")),
          List.of(
              new Claim(
                  "pipelined", "ours / netty", Optional.of(Spread.of(6)), Bar.atLeast(5, "x")),
              new Claim("memory", "ours", Optional.empty(), Bar.atMost(2.7, " KiB"))));

  @Test
  void tablesHaveTheBarBesideTheMeasuredRatio() {
    assertThat(report.text().lines())
        .contains(
            "system: a \"quoted\" one",
            "pipelined  32 B  netty      11.00/s (10.00–12.00)",
            "pipelined  ours / netty  6.00x               ≥ 5x       ok",
            "memory     ours          –                   ≤ 2.7 KiB  not measured");
  }

  @Test
  void jsonHasTheSameForPrograms() {
    assertThat(report.json())
        .contains("\"conditions\":{\"system\":\"a \\\"quoted\\\" one\"}")
        .contains("\"value\":{\"median\":11.0,\"min\":10.0,\"max\":12.0,\"rounds\":2}")
        .contains("\"bar\":\"≥ 5x\",\"verdict\":\"ok\",\"measured\":{\"median\":6.0")
        .contains("\"bar\":\"≤ 2.7 KiB\",\"verdict\":\"not measured\"}");
  }
}
