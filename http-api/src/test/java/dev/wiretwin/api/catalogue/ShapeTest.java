package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShapeTest {
  private static boolean fits(Shape shape, String field, String first, String second) {
    return shape.fits(new Divergence(field, 1, first, second));
  }

  @Test
  void allThreePatternsMustMatchAsAWhole() {
    Shape shape = new Shape("a+", "b+|c", "d");
    assertThat(fits(shape, "Aa", "bb", "d")).isTrue();
    assertThat(fits(shape, "aa", "c", "d")).isTrue();
    assertThat(fits(shape, "ab", "b", "d")).isFalse();
    assertThat(fits(shape, "a", "bc", "d")).isFalse();
    assertThat(fits(shape, "a", "b", "dd")).isFalse();
  }

  @Test
  void theSecondSideMayReferToTheFirst() {
    Shape lost = new Shape("event", "receive \"\\w+(\\w{2})\"", "receive \"\\1\"");
    assertThat(fits(lost, "event", "receive \"Hello\"", "receive \"lo\"")).isTrue();
    assertThat(fits(lost, "event", "receive \"Hello\"", "receive \"la\"")).isFalse();
  }

  @Test
  void noSideReachesIntoTheOther() {
    assertThat(fits(new Shape("f", ".*", "b"), "f", "a", "c")).isFalse();
    assertThat(fits(new Shape("f", "a", ".*"), "f", "b", "b")).isFalse();
  }

  @Test
  void exactlyThisOneFitsNoOther() {
    Divergence one = new Divergence("header x-(y)", 1, "a|b \\ {1}", "[c]");
    assertThat(Shape.exactly(one).fits(one)).isTrue();
    assertThat(fits(Shape.exactly(one), "header x-(y)", "a", "[c]")).isFalse();
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shape("f", "(", "a"))
        .withMessageContaining("regular expression");
  }
}
