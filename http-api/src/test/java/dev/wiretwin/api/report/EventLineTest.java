package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLineTest {
  private static String line(List<TargetReport.Event> events) {
    return EventLine.of(Samples.target("jvm", events, List.of(), List.of()));
  }

  @Test
  void eventsAreToldInTheirOrder() {
    assertThat(
            line(
                List.of(
                    Samples.connected(1),
                    Samples.received(2, "hi"),
                    Samples.failed(3, 0, "x"),
                    Samples.restarted(4),
                    Samples.closed(5, -6))))
        .isEqualTo("connection, receive text \"hi\", error in step 1, restart, close -6");
  }

  @Test
  void noneAndManyAreToldShortly() {
    assertThat(line(List.of())).isEqualTo("nothing");
    assertThat(line(Collections.nCopies(42, Samples.connected(1))))
        .endsWith("connection, and 2 more");
  }
}
