package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualWishTest {
  @Test
  void whatCanBeMadeMayBeWished() {
    assertThat(new VirtualWish("ci-1", "documented", 115_200, 0.05).name()).isEqualTo("ci-1");
  }

  @ParameterizedTest
  @CsvSource({
    "../x, nodemcu-3.0.0, 115200, 1, letters",
    "x, nodemcu, 115200, 1, there are nodemcu-3.0.0",
    "x, at-3.x, 115200, 1, 'at-1.7, at-2.x, at-5.x'",
    "x, documented, 115200, 0, timeScale",
    "x, documented, 115200, NaN, timeScale",
    "x, documented, 115201, 1, baud",
  })
  void whatCannotBeMadeIsRefused(
      String name, String profile, int baud, double scale, String words) {
    Benches.refused(
        RefusalCode.BAD_REQUEST, words, () -> new VirtualWish(name, profile, baud, scale));
  }

  @Test
  void aModuleIsWishedByItsGeneration() {
    assertThat(new VirtualWish("x", "at-5.x", 115_200, 1).words())
        .containsExactly("--firmware", "at", "--generation", "5.x");
    assertThat(new VirtualWish("x", "documented", 115_200, 1).words())
        .containsExactly("--firmware", "lua", "--profile", "documented");
  }
}
