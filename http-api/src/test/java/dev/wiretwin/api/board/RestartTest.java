package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class RestartTest {
  @Test
  void onlyAStartOfTheFirmwareCanBeHeard() {
    assertThat(Restart.of("run").isHeard()).isTrue();
    assertThat(Restart.of("soft").isHeard()).isTrue();
    assertThat(Restart.of("soft").lines()).isEmpty();
    assertThat(Restart.of("bootloader").isHeard()).isFalse();
    assertThat(Restart.of("dtr0 rts1 300ms rts0").isHeard()).isFalse();
  }

  @Test
  void otherWordsAreRefused() {
    Benches.refused(RefusalCode.BAD_REQUEST, "or soft", () -> Restart.of("please"));
  }
}
