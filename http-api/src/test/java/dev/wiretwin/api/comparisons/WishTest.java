package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

  @Test
  void eachBoardMayHaveALeaseOfItsOwn() {
    Wish wish =
        new Wish(
            "smoke", null, null, List.of("board:a", "board:b"), 1, null, null, 3L, Map.of("b", 9L));
    assertThat(wish.fenceOf("board:a")).hasValue(3);
    assertThat(wish.fenceOf("board:b")).hasValue(9);
    assertThat(wish.withFence(OptionalLong.of(4)).fenceOf("board:a")).hasValue(4);
    assertThat(wish.withFence(OptionalLong.of(4)).fenceOf("board:b")).hasValue(9);
  }
}
