package dev.wiretwin.api.testee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Place;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.deflate.DeflateOffer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TesteeServerTest {
  private static final ClientConfig COMPRESSING =
      ClientConfig.DEFAULT.withDeflate(DeflateOffer.DEFAULT);

  @Test
  void itEchoesToAClientThatCompresses() throws Exception {
    try (TesteeServer server = TesteeServer.start(Place.plain("127.0.0.1", 0))) {
      assertThat(server.url()).matches("ws://127\\.0\\.0\\.1:[1-9]\\d*/");
      assertThat(EchoCheck.of(server.url(), COMPRESSING, "hi")).isEqualTo("hi 0");
    }
  }

  @Test
  void itEchoesThroughTlsToAClientThatBelievesItsCertificate() throws Exception {
    Place place = Place.withTls("127.0.0.1", 0, Instant.now());
    try (TesteeServer server = TesteeServer.start(place)) {
      assertThat(server.url()).startsWith("wss://");
      ClientConfig config = COMPRESSING.withTrust(place.authority().orElseThrow().trust());
      assertThat(EchoCheck.of(server.url(), config, "hi")).isEqualTo("hi 0");
      assertThat(EchoCheck.of(server.url(), COMPRESSING, "hi")).isEqualTo("nothing -128");
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (TesteeServer first = TesteeServer.start(Place.plain("127.0.0.1", 0))) {
      int port = URI.create(first.url()).getPort();
      assertThatThrownBy(() -> TesteeServer.start(Place.plain("127.0.0.1", port)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen")
          .hasMessageContaining(String.valueOf(port));
    }
  }
}
