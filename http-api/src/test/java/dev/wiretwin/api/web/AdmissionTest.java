package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Limits ONE = new Limits(1, 1, 1, 1, 1, Limits.Times.USUAL);

  private final Admission admission = new Admission(ONE, Runnable::run);
  private final List<Admission.Permit> served = new ArrayList<>();

  @Test
  void whoComesWhenAllIsTakenStandsInLine() {
    Admission.Permit first = admission.work(served::add).orElseThrow();
    assertThat(admission.work(served::add)).isEmpty();
    assertThat(admission.work(served::add)).isEmpty();
    assertThat(served).isEmpty();
    first.close();
    first.close();
    assertThat(served).hasSize(1);
    served.get(0).close();
    assertThat(served).hasSize(2);
    served.get(1).close();
    assertThat(admission.work(served::add)).isPresent();
  }

  @Test
  void whoComesWhenTheLineIsFullIsToldToComeAgain() {
    Admission.Permit first = admission.work(served::add).orElseThrow();
    for (int i = 0; i < Admission.LINE; i++) {
      admission.work(served::add);
    }
    assertThatThrownBy(() -> admission.work(served::add))
        .isInstanceOf(Refusal.class)
        .hasMessage("too many requests are being worked on: try again in a moment");
    first.close();
    assertThat(admission.work(served::add)).isEmpty();
  }

  @Test
  void eachKindHasPlacesOfItsOwn() {
    try (Admission.Permit work = admission.work(served::add).orElseThrow();
        Admission.Permit arrival = admission.arrival();
        Admission.Permit wait = admission.await()) {
      assertThat(work).isNotSameAs(arrival).isNotSameAs(wait);
      assertThatThrownBy(admission::arrival).hasMessageContaining("are arriving");
      assertThatThrownBy(admission::await).hasMessageContaining("are waiting");
    }
  }
}
