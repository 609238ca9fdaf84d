package dev.wiretwin.api.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.scenario.Scenario;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LabTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final WoundClock clock = new WoundClock(START);

  private Lab lab(boolean tls) throws IOException {
    Scenario script =
        LabWords.script(new ObjectMapper().readTree("[{\"send\": \"616263\"}, \"fin\"]"));
    return Lab.start(
        "l1",
        new LabOrder(script, Faults.NONE, "127.0.0.1", tls, 1),
        WebSocket.defaultNetwork(),
        clock.asClock());
  }

  private static String heard(Lab lab) throws IOException {
    try (Socket client = new Socket("127.0.0.1", lab.port())) {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void itPlaysItsScriptAndItsFaultsMayChange() throws IOException {
    Lab lab = lab(false);
    assertThat(lab.faults()).isEqualTo(Faults.NONE);
    assertThat(heard(lab)).isEqualTo("abc");
    Faults others = new Faults(1, 0, 0, OptionalLong.of(2), OptionalLong.empty());
    lab.misbehave(others);
    assertThat(heard(lab)).isEqualTo("ab");
    assertThat(lab.faults()).isEqualTo(others);
    assertThat(lab.recording().connections()).hasSize(2);
    assertThat(lab.diary().after(0, 100).entries())
        .extracting(entry -> entry.news().connection())
        .contains(0, 1);
    assertThat(lab.order().scenario().name()).isEqualTo("lab");
    lab.close();
  }

  @Test
  void clientsAndRequestsKeepItInUse() throws IOException {
    Lab lab = lab(false);
    clock.advance(Duration.ofSeconds(5));
    assertThat(lab.used()).isEqualTo(START).isEqualTo(lab.createdAt());
    lab.touch();
    assertThat(lab.used()).isEqualTo(START.plusSeconds(5));
    clock.advance(Duration.ofSeconds(5));
    heard(lab);
    assertThat(lab.used()).isEqualTo(START.plusSeconds(10));
    lab.close();
  }

  @Test
  void withTlsItSaysWhomToBelieve() throws IOException {
    Lab lab = lab(true);
    assertThat(lab.url()).startsWith("wss://127.0.0.1:");
    assertThat(lab.authority()).get().asString().startsWith("-----BEGIN CERTIFICATE-----");
    lab.close();
    Lab plain = lab(false);
    assertThat(plain.authority()).isEmpty();
    plain.close();
  }
}
