package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskedTest {

  @Test
  void theFirstOfAHeaderCounts() {
    Asked asked = asked("GET");
    assertThat(asked.header("X")).contains("a");
    assertThat(asked.header("Y")).isEmpty();
    assertThat(asked.isSafe()).isTrue();
    assertThat(asked("HEAD").isSafe()).isTrue();
    assertThat(asked("OPTIONS").isSafe()).isTrue();
    assertThat(asked("POST").isSafe()).isFalse();
  }

  private static Asked asked(String method) {
    return new Asked(
        method, "/", "127.0.0.1", name -> name.equals("X") ? List.of("a", "b") : List.of());
  }
}
