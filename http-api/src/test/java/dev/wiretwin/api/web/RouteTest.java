package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTest {
  @Test
  void itTakesAndGivesJsonUnlessItSaysOtherwise() {
    Route route = Route.api("POST", "/x", call -> {});
    assertThat(route.path()).isEqualTo("/api/v1/x");
    assertThat(route.reading().types()).containsExactly("application/json");
    assertThat(route.reading().most()).isEqualTo(1 << 20);
    assertThat(route.gives()).containsExactly("application/json");
    assertThat(Route.api("GET", "/x", call -> {}).reading()).isEqualTo(Route.Reading.NONE);
  }

  @Test
  void itSaysOtherwise() {
    Route route =
        new Route("PUT", "/x", call -> {}).query("a", "b").reads(5, "a/b").gives("c/d", "e/f");
    assertThat(route.query()).containsExactlyInAnyOrder("a", "b");
    assertThat(route.reading().types()).containsExactly("a/b");
    assertThat(route.reading().most()).isEqualTo(5);
    assertThat(route.gives()).containsExactly("c/d", "e/f");
  }
}
