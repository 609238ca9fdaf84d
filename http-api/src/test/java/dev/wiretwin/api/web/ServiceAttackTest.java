package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody would try with the whole service, who may use it. */
@Timeout(60)
class ServiceAttackTest {
  private static final String HOST = "Host: localhost";
  private static final String JVM = "{\"target\":\"jvm\"}";

  @TempDir private static Path folder;
  private static Service service;
  private static Api api;

  @BeforeAll
  static void start() {
    service = Service.start(ServiceSettings.local(folder.resolve("state")));
    api = Api.at(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/scenarios/..%2f..%2fevil",
        "/api/v1/scenarios/%2e%2e%2fevil",
        "/api/v1/scenarios/..",
        "/api/v1/scenarios/%2e%2e",
        "/api/v1/scenarios/..%5cevil",
        "/api/v1/scenarios/evil%00.yaml",
        "/api/v1/scenarios/%252e%252e%252fevil",
        "/api/v1/scenarios/%c0%ae%c0%ae%c0%afevil",
        "/api/v1/scenarios/..;/evil",
        "/api/v1/scenarios//etc/passwd",
        "/api/v1/scenarios/%2fetc%2fpasswd",
        "/api/v1/scenarios/file:%2f%2f%2fetc%2fpasswd",
        "/api/v1/scenarios/.evil",
        "/api/v1/scenarios/CON:evil",
      })
  void aNameOfAScenarioLeadsNowhereElse(String path) throws IOException {
    String text = "[handshake]";
    String put =
        sent(
            text,
            "PUT " + path + " HTTP/1.1",
            HOST,
            "Content-Type: application/yaml",
            "Content-Length: " + text.length());
    assertThat(put).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("application/problem+json");
    assertThat(sent("", "GET " + path + " HTTP/1.1", HOST)).matches("(?s)HTTP/1.1 4[0-9][0-9] .*");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("evil"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/comparisons/..%2f..%2fetc/report.html",
        "/api/v1/comparisons/%2e%2e/report.html",
        "/api/v1/comparisons/c1/..%2freport.html",
        "/api/v1/comparisons/c1/report.html%00.json",
        "/api/v1/comparisons/../../etc/passwd",
        "/api/v1/boards/..%2f..%2fetc/console",
        "/api/v1/boards/%2e%2e/console",
      })
  void aNameOfAReportLeadsNowhereElse(String path) throws IOException {
    String answer = sent("", "GET " + path + " HTTP/1.1", HOST);
    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("root:");
  }

  @Test
  void aBombOfAliasesIsRefusedAndTakesNoTime() {
    String bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + IntStream.range(1, 30)
                .mapToObj(
                    i ->
                        "a"
                            + i
                            + ": &a"
                            + i
                            + " ["
                            + ("*a" + (i - 1) + ", ").repeat(9)
                            + "*a"
                            + (i - 1)
                            + "]\n")
                .collect(Collectors.joining());
    refused(bomb);
    refused("client: &a [connect, *a]\nserver: [handshake]\n");
    refused("client: [connect]\nserver: [handshake]\n" + "# x\n".repeat(900_000) + "{");
    refused("[".repeat(200_000));
    refused("a: ".repeat(50_000));
    refused(
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
            + " [\"http://127.0.0.1:1/\"]]]]");
    refused("client: [connect]\nclient: [close]\nserver: [handshake]\n");
  }

  private static void refused(String yaml) {
    Api.Answered answer =
        api.with("Content-Type", "application/yaml").put("/api/v1/scenarios/bomb", yaml);
    assertThat(answer.status()).isIn(400, 413, 422);
    assertThat(answer.text()).doesNotContain("snakeyaml", "Exception", "java.lang");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"X\":\"a\\r\\nY: b\"}",
        "{\"X\":\"a\\nY: b\"}",
        "{\"X\\r\\nY: b\":\"a\"}",
        "{\"X: a\\r\\nY\":\"b\"}",
        "{\"X\":\"a\\u0000\"}",
        "{\"\":\"a\"}",
        "{\"X Y\":\"a\"}",
        "{\"Sec-WebSocket-Key\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
        "{\"Content-Length\":\"5\"}",
        "{\"Transfer-Encoding\":\"chunked\"}",
      })
  void aHeaderOfASessionCannotBecomeTwo(String headers) {
    Api.Answered answer =
        api.post("/api/v1/sessions", "{\"target\":\"jvm\",\"headers\":" + headers + "}");
    assertThat(answer.status()).isIn(400, 422);
  }

  @Test
  void tenThousandSessionsAreTooMany() {
    try (Service own = Service.start(ServiceSettings.local(folder.resolve("own")))) {
      Api many = Api.at(own.port());
      int opened = 0;
      Api.Answered last = many.post("/api/v1/sessions", JVM);
      while (last.status() == 201 && opened < 10_000) {
        opened++;
        last = many.post("/api/v1/sessions", JVM);
      }
      assertThat(last.status()).isEqualTo(429);
      assertThat(last.code()).isEqualTo("too-many");
      assertThat(opened).isBetween(1_000, 5_000);
      assertThat(many.get("/readyz").status()).isEqualTo(200);
    }
  }

  @Test
  void aTargetCannotBeSentWhereCloudsGiveOutTheirKeys() {
    String id = api.post("/api/v1/sessions", JVM).json().path("id").asText();
    Api.Answered answer =
        api.post(
            "/api/v1/sessions/" + id + "/connect",
            "{\"url\":\"ws://169.254.169.254/latest/meta-data\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("address-forbidden");
    api.delete("/api/v1/sessions/" + id);
  }

  private static String sent(String body, String... lines) throws IOException {
    try (Line line = Line.to(service.port())) {
      String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      return line.sendRaw(head + body).readAll();
    }
  }
}
