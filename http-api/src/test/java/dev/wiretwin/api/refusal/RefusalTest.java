package dev.wiretwin.api.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void itCarriesACodeASentenceAndMore() {
    Exception cause = new IllegalStateException("below");
    Refusal refusal =
        new Refusal(RefusalCode.BOARD_BUSY, "it is busy", cause)
            .with("board", "b1")
            .retryAfter(Duration.ofSeconds(2))
            .with("holder", "ann");
    assertThat(refusal.code()).isEqualTo(RefusalCode.BOARD_BUSY);
    assertThat(refusal).hasMessage("it is busy").hasCause(cause);
    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(refusal.more().toString()).isEqualTo("{board=b1, holder=ann}");
  }

  @Test
  void withoutAWordItPromisesNothing() {
    Refusal refusal = new Refusal(RefusalCode.INTERNAL, "no");
    assertThat(refusal.retryAfter()).isEmpty();
    assertThat(refusal.more()).isEmpty();
  }
}
