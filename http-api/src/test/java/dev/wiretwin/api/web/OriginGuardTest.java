package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginGuardTest {

  private static final String US = "localhost:8080";

  private final OriginGuard guard = new OriginGuard(Set.of("https://lab.example"));

  @Test
  void programsAndOurOwnPageMayAsk() {
    assertThat(check("POST", Map.of())).isEmpty();
    assertThat(check("POST", Map.of("Origin", List.of("http://localhost:8080")))).isEmpty();
    assertThat(check("POST", Map.of("Sec-Fetch-Site", List.of("same-origin")))).isEmpty();
    assertThat(check("GET", Map.of("Sec-Fetch-Site", List.of("none")))).isEmpty();
  }

  @Test
  void anAllowedOriginIsTold() {
    assertThat(check("POST", Map.of("Origin", List.of("https://lab.example"))))
        .isEqualTo("https://lab.example");
  }

  @Test
  void othersMayNot() {
    refused(Map.of("Origin", List.of("https://evil")));
    refused(Map.of("Origin", List.of("null")));
    refused(Map.of("Origin", List.of("http://localhost:8080", "https://evil")));
    refused(Map.of("Sec-Fetch-Site", List.of("cross-site")));
    refused(
        Map.of("Origin", List.of("http://localhost:8080"), "Sec-Fetch-Site", List.of("same-site")));
  }

  @Test
  void aLinkMayBeFollowed() {
    Map<String, List<String>> link =
        Map.of(
            "Sec-Fetch-Site", List.of("cross-site"),
            "Sec-Fetch-Mode", List.of("navigate"),
            "Sec-Fetch-Dest", List.of("document"));
    assertThat(check("GET", link)).isEmpty();
    refused(link);
  }

  private void refused(Map<String, List<String>> headers) {
    assertThatThrownBy(() -> check("POST", headers))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a page of another site asked for this");
  }

  private String check(String method, Map<String, List<String>> headers) {
    return guard.check(
        new Asked(method, "/", "127.0.0.1", name -> headers.getOrDefault(name, List.of())), US);
  }
}
