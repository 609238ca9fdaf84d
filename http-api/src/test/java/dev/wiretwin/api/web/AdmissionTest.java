package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Limits ONE = new Limits(1, 1, 1, 1, 1, Limits.Times.USUAL);

  @Test
  void whoComesWhenAllIsTakenIsToldToComeAgain() {
    Admission admission = new Admission(ONE);
    Admission.Permit work = admission.work();
    assertThatThrownBy(admission::work)
        .isInstanceOf(Refusal.class)
        .hasMessage("too many requests are being worked on: try again in a moment");
    work.close();
    work.close();
    Admission.Permit again = admission.work();
    assertThatThrownBy(admission::work).isInstanceOf(Refusal.class);
    again.close();
  }

  @Test
  void eachKindHasPlacesOfItsOwn() {
    Admission admission = new Admission(ONE);
    try (Admission.Permit work = admission.work();
        Admission.Permit arrival = admission.arrival();
        Admission.Permit wait = admission.await()) {
      assertThat(work).isNotSameAs(arrival).isNotSameAs(wait);
      assertThatThrownBy(admission::arrival).hasMessageContaining("are arriving");
      assertThatThrownBy(admission::await).hasMessageContaining("are waiting");
    }
  }
}
