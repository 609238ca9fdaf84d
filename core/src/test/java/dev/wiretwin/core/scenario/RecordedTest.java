package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedTest {
  @Test
  void whatWasObservedIsFoundByItsName() {
    Recorded recorded =
        new Recorded("hs", "defined", Map.of("observed", Map.of("events", List.of())));
    assertThat(recorded.isDefined()).isTrue();
    assertThat(recorded.observed()).containsEntry("events", List.of());
    assertThatThrownBy(() -> recorded.findings().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whereNothingMeaningfulWasObservedThereIsNothing() {
    Recorded recorded = new Recorded("rx", "undefined", Map.of("undefined", "breaks"));
    assertThat(recorded.isDefined()).isFalse();
    assertThat(recorded.observed()).isEmpty();
  }

  @Test
  void theAllocationThatFailedIsKept() {
    assertThat(new Recorded("mem", "defined", Map.of("fail_ws_alloc", 6)).failingAllocation())
        .isEqualTo(6);
    assertThat(new Recorded("mem", "defined", Map.of()).failingAllocation()).isZero();
  }
}
