package dev.wiretwin.bench.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.rest.RestBench.Section;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The harness itself works; says nothing about speed. */
class RestBenchTest {
  @Test
  void everySectionMeasuresSomething() throws Exception {
    RestBench.Settings little =
        new RestBench.Settings(1, 50, 5, 2, 0.2, EnumSet.allOf(Section.class));
    Report report = new RestBench(little, new PrintWriter(new StringWriter())).run();
    assertThat(report.claims()).extracting(Claim::section).contains("send", "memory", "stream");
    assertThat(report.claims())
        .filteredOn(claim -> claim.what().endsWith("without a mark"))
        .allSatisfy(claim -> assertThat(claim.measured().orElseThrow().median()).isZero());
  }
}
