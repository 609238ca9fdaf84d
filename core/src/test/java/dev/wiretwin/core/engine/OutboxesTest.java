package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Outbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxesTest {
  private final Outboxes outboxes = new Outboxes();

  @Test
  void aReturnedOutboxIsLentAgainAndEmpty() {
    Outbox first = outboxes.take();
    first.claim(100);
    outboxes.giveBack(first);
    assertThat(outboxes.take()).isSameAs(first);
    assertThat(first.size()).isZero();
  }

  @Test
  void twoThatAreOutAtOnceAreNotTheSame() {
    assertThat(outboxes.take()).isNotSameAs(outboxes.take());
  }

  @Test
  void keepsNoMoreThanSixteenSoThatOneBurstDoesNotStayInMemory() {
    List<Outbox> burst = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      burst.add(outboxes.take());
    }
    burst.forEach(outboxes::giveBack);
    Set<Outbox> kept = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Outbox outbox = outboxes.take();
      if (burst.contains(outbox)) {
        kept.add(outbox);
      }
    }
    assertThat(kept).hasSize(16);
  }
}
