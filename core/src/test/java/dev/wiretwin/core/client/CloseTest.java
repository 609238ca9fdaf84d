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

  @Test
  void ofAStatusAloneNothingElseIsClaimed() {
    Close close = Close.told(-6);
    assertThat(close.status()).isEqualTo(-6);
    assertThat(close.first()).isEqualTo(Side.PEER);
    assertThat(close.clean()).isFalse();
    assertThat(close.sentence()).contains("-6");
    assertThat(Close.told(-99).first()).isEqualTo(Side.US);
  }
}
