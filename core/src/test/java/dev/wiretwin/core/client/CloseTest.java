package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CloseTest {
  @Test
  void itsTextHasTheNumberAndTheSentenceForALogLine() {
    Close close =
        new Close(
            -5,
            Side.US,
            Optional.empty(),
            Optional.empty(),
            false,
            OptionalInt.empty(),
            "No address.");
    assertThat(close.toString()).contains("-5", "No address.");
  }
}
