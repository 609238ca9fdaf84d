package dev.wiretwin.api.testee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TesteeServerTest {
  private static final ClientConfig COMPRESSING =
      ClientConfig.DEFAULT.withDeflate(DeflateOffer.DEFAULT);

  @Test
  void itEchoesToAClientThatCompresses() throws Exception {
    try (TesteeServer server = TesteeServer.plain("127.0.0.1", 0)) {
      assertThat(server.url()).matches("ws://127\\.0\\.0\\.1:[1-9]\\d*/");
      assertThat(server.authorityPem()).isEmpty();
      assertThat(EchoCheck.of(server.url(), COMPRESSING, "hi")).isEqualTo("hi 0");
    }
  }

  @Test
  void itEchoesThroughTlsToAClientThatHasItsCertificate() throws Exception {
    try (TesteeServer server = TesteeServer.withTls("127.0.0.1", 0, Instant.now())) {
      assertThat(server.url()).startsWith("wss://");
      ClientConfig config =
          COMPRESSING.withTrust(
              new TlsTrust.Authorities(List.of(read(server.authorityPem().orElseThrow()))));
      assertThat(EchoCheck.of(server.url(), config, "hi")).isEqualTo("hi 0");
      assertThat(EchoCheck.of(server.url(), COMPRESSING, "hi")).isEqualTo("nothing -128");
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (TesteeServer first = TesteeServer.plain("127.0.0.1", 0)) {
      int port = URI.create(first.url()).getPort();
      assertThatThrownBy(() -> TesteeServer.plain("127.0.0.1", port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen")
          .hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void aHostThatCannotExistIsNamed() {
    String host = "x".repeat(64) + ".invalid";
    assertThatThrownBy(() -> TesteeServer.plain(host, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no address found for host " + host);
  }

  private static X509Certificate read(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
