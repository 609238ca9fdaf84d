package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static boolean fits(Shape shape, String field, String first, String second) {
    return shape.fits(new Divergence(field, 1, first, second), 500);
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
    assertThat(Shape.exactly(one).fits(one, 0)).isTrue();
    assertThat(fits(Shape.exactly(one), "header x-(y)", "a", "[c]")).isFalse();
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shape("f", "(", "a"))
        .withMessageContaining("regular expression");
  }

  @Test
  void aShapeInTimeSaysHowFarApart() {
    Shape later = new Shape("time", "close .*", "close .*", OptionalLong.of(5000));
    assertThat(fits(later, "time", "close -6 at 5400 ms", "close -6 at 10 ms")).isTrue();
    assertThat(fits(later, "time", "close -6 at 5600 ms", "close -6 at 10 ms")).isFalse();
    assertThat(fits(later, "time", "close -6 at 10 ms", "close -6 at 5010 ms")).isFalse();
    assertThat(fits(later, "time", "close -6", "close -6")).isFalse();
  }

  @Test
  void exactlyThisTimeIsWithinWhatIsTolerated() {
    Shape shape = Shape.exactly(new Divergence("time", 1, "close 0 at 10 ms", "close 0 at 9 ms"));
    assertThat(fits(shape, "time", "close 0 at 800 ms", "close 0 at 300 ms")).isTrue();
    assertThat(fits(shape, "time", "close 0 at 900 ms", "close 0 at 300 ms")).isFalse();
    assertThat(fits(shape, "time", "close 1 at 10 ms", "close 0 at 9 ms")).isFalse();
  }
}
