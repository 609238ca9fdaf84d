package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebServerTest {
  @Test
  void itListensUntilItIsClosed() throws Exception {
    int port;
    try (Windows windows = Windows.open()) {
      port = windows.port();
      assertThat(windows.api().get("/nowhere").code()).isEqualTo("route-not-found");
    }
    try (java.net.ServerSocket again = new java.net.ServerSocket(port)) {
      assertThat(again.isBound()).isTrue();
    }
  }
}
