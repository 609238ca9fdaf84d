package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class WifiWishTest {
  @Test
  void itNeverTellsItsPassword() {
    WifiWish wish = WifiWish.of("lab", "correct-horse");
    assertThat(wish.toString()).doesNotContain("horse");
    assertThat(wish.hidden("it said correct-horse")).isEqualTo("it said ********");
    assertThat(WifiWish.of("open", "").hidden("it said so")).isEqualTo("it said so");
    Benches.refused(RefusalCode.BAD_REQUEST, "8 to 64", () -> WifiWish.of("lab", "horse"));
  }
}
