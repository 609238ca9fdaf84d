package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.web.Api.Answered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A password goes to the board and nowhere else: everything that can be read is searched for it.
 */
@Timeout(60)
class WifiSecretTest {
  private static final String PASSWORD = "tr0ub4dor-secret-9";
  private static final String WIFI = "/api/v1/boards/virt0/wifi";

  @TempDir private Path state;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.wiretwin");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private Level before;

  @BeforeEach
  void logEverything() {
    before = ours.getLevel();
    logged.start();
    root.addAppender(logged);
    ours.setLevel(Level.TRACE); // libraries never say more than warnings, see QuietLog
  }

  @AfterEach
  void logAsBefore() {
    ours.setLevel(before);
    root.detachAppender(logged);
  }

  @Test
  void nobodyButTheBoardEverSeesThePassword() throws Exception {
    List<String> seen = new ArrayList<>();
    try (Plugged plugged = Plugged.board(state)) {
      try (Service service = Service.start(ServiceSettings.local(state))) {
        assertThat(plugged.name()).isEqualTo("virt0");
        Api api = Api.at(service.port());
        Answered joined =
            api.with("Idempotency-Key", "join-1")
                .post(WIFI + "?wait=30s", body("{'ssid':'lab','password':'" + PASSWORD + "'}"));
        seen.add(joined.text());
        for (String wrong :
            List.of(
                "{'ssid':'lab','password':" + PASSWORD + "}",
                "{'ssid':'lab','password':'" + PASSWORD + "',}",
                "{'ssid':'lab','password':{'" + PASSWORD + "':1}}",
                "{'ssid':'lab','password':'" + PASSWORD.repeat(4) + "'}",
                "{'ssid':'','password':'" + PASSWORD + "'}",
                "'" + PASSWORD + "'",
                PASSWORD)) {
          Answered refused = api.post(WIFI, body(wrong));
          assertThat(refused.status()).isEqualTo(400);
          seen.add(refused.text());
        }
        seen.add(api.post("/api/v1/boards/nobody/wifi", body("{'ssid':'a'}")).text());
        seen.add(api.post(WIFI + "/status?wait=20s", null).text());
        seen.add(api.get("/api/v1/boards/virt0").text());
        seen.add(api.get("/api/v1/events/poll?after=0&limit=1000").text());
        seen.add(api.get("/api/v1/boards/virt0/console?format=text").text());
        seen.add(api.get("/api/v1/boards/virt0/console").text());
        seen.add(api.get("/metrics").text());
        assertThat(String.join("\n", seen)).contains("_wtc.pwd", "****");
      }
      seen.addAll(files());
    }
    List.copyOf(logged.list).forEach(line -> seen.add(line.getFormattedMessage()));
    List.copyOf(logged.list).stream()
        .filter(line -> line.getThrowableProxy() != null)
        .forEach(line -> seen.add(line.getThrowableProxy().getMessage()));
    assertThat(seen).hasSizeGreaterThan(15).noneMatch(text -> text.contains(PASSWORD));
    // nor in the two halves that it is typed in
    assertThat(seen).noneMatch(text -> text.contains("tr0ub4dor") || text.contains("secret-9"));
  }

  private static String body(String json) {
    return json.replace('\'', '"');
  }

  private List<String> files() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
