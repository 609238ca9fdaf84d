package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static final Route ROUTE =
      new Route("GET", "/x", call -> {}).query("n", "wait", "on", "text");

  @Test
  void whatIsNotThereIsNothing() {
    Parameters none = new Parameters(ROUTE, Map.of());
    none.check();
    assertThat(none.text("text")).isEmpty();
    assertThat(none.number("n", 0, 9)).isEmpty();
    assertThat(none.flag("on")).isFalse();
    assertThat(none.waiting()).isZero();
  }

  @Test
  void whatIsThereIsRead() {
    assertThat(with("n", "9").number("n", 0, 9)).isEqualTo(OptionalLong.of(9));
    assertThat(with("on", "true").flag("on")).isTrue();
    assertThat(with("wait", "60s").waiting()).isEqualTo(Duration.ofMinutes(1));
    assertThat(with("wait", "5ms").waiting()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void whatIsOddIsRefused() {
    refused(() -> with("n", "10").number("n", 0, 9), "n must be a whole number from 0 to 9");
    refused(
        () -> with("n", "x").number("n", 0, Long.MAX_VALUE), "n must be a whole number from 0 up");
    refused(() -> with("on", "").flag("on"), "on must be true or false");
    refused(() -> with("wait", "61s").waiting(), "wait must be a time such as");
    refused(() -> with("wiat", "1s").check(), "the parameter wiat is not known here");
    refused(
        () -> new Parameters(ROUTE, Map.of("n", List.of("1", "2"))).check(),
        "the parameter n is given 2 times");
    assertThatThrownBy(() -> with("n", "1").text("other"))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void refused(Runnable reading, String sentence) {
    assertThatThrownBy(reading::run).isInstanceOf(Refusal.class).hasMessageStartingWith(sentence);
  }

  private static Parameters with(String name, String value) {
    return new Parameters(ROUTE, Map.of(name, List.of(value)));
  }
}
