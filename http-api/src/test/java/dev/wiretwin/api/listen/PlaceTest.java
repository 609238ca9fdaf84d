package dev.wiretwin.api.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaceTest {
  @Test
  void aPlainOneHasNoCertificate() throws Exception {
    Place place = Place.plain("127.0.0.1", 0);
    assertThat(place.url(81)).isEqualTo("ws://127.0.0.1:81/");
    assertThat(place.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(place.identity()).isEmpty();
    assertThat(place.authorityPem()).isEmpty();
  }

  @Test
  void anAddressOfVersionSixStandsInBrackets() {
    assertThat(Place.plain("::1", 0).url(81)).isEqualTo("ws://[::1]:81/");
  }

  @Test
  void oneWithTlsShowsTheCertificateThatSignedItsOwn() throws Exception {
    Place place = Place.withTls("localhost", 0, Instant.now());
    assertThat(place.url(81)).isEqualTo("wss://localhost:81/");
    X509Certificate authority = read(place.authorityPem().orElseThrow());
    place.identity().orElseThrow().chain().get(0).verify(authority.getPublicKey());
  }

  @Test
  void aHostThatCannotExistIsNamed() {
    String host = "x".repeat(64) + ".invalid";
    assertThatThrownBy(() -> Place.plain(host, 0).address())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no address found for host " + host);
  }

  private static X509Certificate read(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
