package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.store.KeptLeases.Holder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseWishTest {
  private static LeaseWish wish(String holder, String reason, long seconds) {
    return new LeaseWish(
        new Holder(holder, Optional.of(reason), Optional.of("https://ci/1")),
        Duration.ofSeconds(seconds));
  }

  @Test
  void whoSaysWhoTheyAreMayHaveIt() {
    assertThat(wish("ada", "", 86_400).holder().name()).isEqualTo("ada");
  }

  @ParameterizedTest
  @CsvSource({
    ", 10, holder: say who you are",
    "' ', 10, holder: say who you are",
    "ada, 0, seconds: a lease lasts 1 to 86400",
    "ada, 86401, seconds: a lease lasts 1 to 86400",
  })
  void whatMakesNoSenseIsRefused(String holder, long seconds, String words) {
    assertThatThrownBy(() -> wish(holder, "", seconds)).hasMessageContaining(words);
  }

  @Test
  void namesAreShortAndHoldNothingThatForgesALog() {
    assertThatThrownBy(() -> wish("a".repeat(101), "", 1)).hasMessageContaining("100 characters");
    assertThatThrownBy(() -> wish("ada", "x\nGET /", 1)).hasMessageContaining("control");
  }
}
