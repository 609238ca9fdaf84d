package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetReportTest {
  @Test
  void closesAreTheCloseEventsInTheirOrder() {
    TargetReport target =
        Samples.target(
            "jvm",
            List.of(Samples.closed(1, -1), Samples.connected(2), Samples.closed(3, -6)),
            List.of(Samples.connection()),
            List.of());
    assertThat(target.closes()).extracting(TargetReport.Close::status).containsExactly(-1, -6);
  }
}
