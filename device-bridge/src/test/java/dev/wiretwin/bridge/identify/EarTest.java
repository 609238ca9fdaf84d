package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EarTest {
  private final Ear ear = new Ear();
  private final Deadline soon = Deadline.in(System::nanoTime, 5);

  private void come(String latin1) {
    ear.received(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatComesIsHeardUntilForgotten() throws Exception {
    come("a\u00FF");
    come("\0b");
    assertThat(ear.hear(soon)).isTrue();
    assertThat(ear.heard()).isEqualTo("a\u00FF\0b");
    ear.forget();
    assertThat(ear.heard()).isEmpty();
    assertThat(ear.hear(soon)).isFalse();
  }

  @Test
  void ofMuchTheLastPartIsKept() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      come("twenty characters...");
    }
    come("end");
    ear.hear(soon);
    assertThat(ear.heard()).hasSize(Ear.MOST_KEPT).endsWith("...end");
  }

  @Test
  void aLineThatIsGoneIsTold() {
    ear.gone("it was pulled out");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> ear.hear(Deadline.in(System::nanoTime, 10_000)))
        .withMessage("it was pulled out");
  }
}
