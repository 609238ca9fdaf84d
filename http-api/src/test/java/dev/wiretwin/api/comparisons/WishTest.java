package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WishTest {
  @Test
  void aFenceMayComeBesideTheRequest() {
    Wish wish = Bureau.wish(1, "jvm", "board:x");
    assertThat(wish.withFence(OptionalLong.empty())).isSameAs(wish);
    assertThat(wish.withFence(OptionalLong.of(7)).fence()).isEqualTo(7);
    assertThat(wish.withFence(OptionalLong.of(7)).inline()).isEqualTo(wish.inline());
  }
}
