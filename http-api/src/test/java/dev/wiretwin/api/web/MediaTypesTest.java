package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

  @Test
  void parametersAndCaseDoNotMatter() {
    assertThat(MediaTypes.bare("Text/HTML; charset=x")).isEqualTo("text/html");
    assertThat(MediaTypes.bare("")).isEmpty();
  }

  @Test
  void rangesAreAccepted() {
    assertThat(accepts()).isTrue();
    assertThat(accepts("*/*")).isTrue();
    assertThat(accepts("text/html, application/*;q=0.5")).isTrue();
    assertThat(accepts("text/html", "application/json")).isTrue();
    assertThat(accepts("*")).isTrue();
    assertThat(accepts("text/*")).isFalse();
    assertThat(accepts("application/json;q=0, text/html")).isFalse();
    assertThat(accepts("application/json; q=0.001")).isTrue();
    assertThat(accepts("")).isFalse();
  }

  private static boolean accepts(String... lines) {
    return MediaTypes.accepted(List.of(lines), List.of("application/json; charset=utf-8"));
  }

  @Test
  void whoNamesATypeIsNotWhoTakesAll() {
    assertThat(MediaTypes.named(List.of("text/plain;q=0.3, a/b;q=0.5"), "a/b")).isTrue();
    assertThat(MediaTypes.named(List.of("*/*", "a/*"), "a/b")).isFalse();
    assertThat(MediaTypes.named(List.of("a/b;q=0, */*"), "a/b")).isFalse();
    assertThat(MediaTypes.named(List.of(), "a/b")).isFalse();
  }
}
