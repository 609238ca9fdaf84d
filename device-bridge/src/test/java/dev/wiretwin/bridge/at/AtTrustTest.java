package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class AtTrustTest {
  private static SSLEngine engine(String host, TlsTrust trust) throws GeneralSecurityException {
    return AtTrust.engine(new Endpoint(host, 443, Optional.of(trust)));
  }

  @Test
  void namesAreCheckedUnlessAnythingGoes() throws GeneralSecurityException {
    TlsTrust own = ThrowawayAuthority.create(Instant.parse("2026-11-22T20:00:00Z")).trust();
    for (TlsTrust trust : List.of(TlsTrust.SYSTEM, own)) {
      SSLEngine engine = engine("lab.test", trust);
      assertThat(engine.getUseClientMode()).isTrue();
      assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    }
    assertThat(
            engine("lab.test", TlsTrust.ANYTHING)
                .getSSLParameters()
                .getEndpointIdentificationAlgorithm())
        .isNull();
  }

  @Test
  void aNameWithoutADotIsTold() throws GeneralSecurityException {
    assertThat(engine("bench", TlsTrust.ANYTHING).getSSLParameters().getServerNames())
        .containsExactly(new SNIHostName("bench"));
  }
}
