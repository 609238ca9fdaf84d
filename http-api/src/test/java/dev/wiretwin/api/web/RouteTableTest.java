package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {

  private final RouteTable table =
      new RouteTable(
          List.of(
              route("GET", "/a/{id}"),
              route("DELETE", "/a/{id}"),
              route("POST", "/a"),
              route("GET", "/a/word"),
              route("GET", "/a/{id}/{more}")));

  private static Route route(String method, String path) {
    return new Route(method, path, call -> {});
  }

  @Test
  void aWordWinsOverAParameter() {
    assertThat(table.find("/a/word").of("GET").path()).isEqualTo("/a/word");
    assertThat(table.find("/a/other").of("GET").path()).isEqualTo("/a/{id}");
    assertThat(table.find("/a/word").of("DELETE").path()).isEqualTo("/a/{id}");
    assertThat(table.routes().get(1).path()).isEqualTo("/a/word");
  }

  @Test
  void headIsWhereGetIs() {
    assertThat(table.find("/a/1").of("HEAD").method()).isEqualTo("GET");
    assertThat(table.find("/a").of("HEAD")).isNull();
  }

  @Test
  void whatMayBeUsedIsListed() {
    assertThat(table.find("/a/1").allowed()).isEqualTo("DELETE, GET, HEAD, OPTIONS");
    assertThat(table.find("/a").allowed()).isEqualTo("OPTIONS, POST");
  }

  @Test
  void nothingElseFits() {
    for (String path : new String[] {"/", "", "/a/", "/A/1", "/a/1/2/3", "a/1", "/a//", "//a/1"}) {
      assertThat(table.find(path).nothing()).as(path).isTrue();
    }
  }
}
