package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  static Stream<Arguments> ranges() {
    return Stream.of(
        range("maxHeadBytes", Limits.DEFAULT::withMaxHeadBytes, 256, 16 << 20),
        range("maxFrameBytes", Limits.DEFAULT::withMaxFrameBytes, 125, LARGEST),
        range("maxMessageBytes", Limits.DEFAULT::withMaxMessageBytes, 125, LARGEST),
        range("maxQueuedBytes", Limits.DEFAULT::withMaxQueuedBytes, 1024, LARGEST));
  }

  private static Arguments range(String name, IntFunction<Limits> with, int least, int most) {
    return Arguments.of(name, with, least, most);
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void boundsThemselvesAreAllowed(String name, IntFunction<Limits> with, int least, int most) {
    assertThat(with.apply(least).toString()).contains(name + "=" + least);
    assertThat(with.apply(most).toString()).contains(name + "=" + most);
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void beyondTheBoundsIsRefusedByName(String name, IntFunction<Limits> with, int least, int most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with.apply(least - 1))
        .withMessage(name + " must be " + least + " to " + most + ", not " + (least - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with.apply(most + 1))
        .withMessageStartingWith(name);
  }

  @Test
  void anyNumberOfEmptyFragmentsMayBeAllowedButNotFewerThanNone() {
    assertThat(Limits.DEFAULT.withMaxEmptyFragments(0).maxEmptyFragments()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.DEFAULT.withMaxEmptyFragments(-1))
        .withMessageStartingWith("maxEmptyFragments");
  }

  @Test
  void changingOneLimitLeavesTheOthers() {
    Limits all =
        Limits.DEFAULT
            .withMaxHeadBytes(300)
            .withMaxFrameBytes(200)
            .withMaxMessageBytes(400)
            .withMaxEmptyFragments(5)
            .withMaxQueuedBytes(2000);

    assertThat(all).isEqualTo(new Limits(300, 200, 400, 5, 2000));
  }
}
