package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorsTest {

  @Test
  void nobodyElseIsToldAnything() {
    assertThat(Cors.answer("")).isEmpty();
    assertThat(Cors.options("", "GET")).containsOnlyKeys("Allow");
  }

  @Test
  void anAllowedOriginMayReadAndAskFirst() {
    assertThat(Cors.answer("https://a")).containsEntry("Access-Control-Allow-Origin", "https://a");
    assertThat(Cors.options("https://a", "GET, POST"))
        .containsEntry("Access-Control-Allow-Methods", "GET, POST")
        .containsKey("Access-Control-Max-Age");
  }
}
