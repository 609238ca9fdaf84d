package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.TlsTrust;
import java.security.Provider;
import java.security.Security;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrowawayAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  @Test
  void aServersCertificateIsSignedByTheAuthorityAndNamesTheHost() throws Exception {
    ThrowawayAuthority authority = ThrowawayAuthority.create(NOW);
    TlsIdentity identity = authority.identityFor("lab.test");

    X509Certificate leaf = identity.chain().get(0);
    assertThatCode(() -> leaf.verify(authority.certificate().getPublicKey()))
        .doesNotThrowAnyException();
    assertThatCode(() -> leaf.checkValidity(Date.from(NOW))).doesNotThrowAnyException();
    assertThat(leaf.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString()))
        .contains("lab.test", "127.0.0.1");
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(authority.trust())
        .isEqualTo(new TlsTrust.Authorities(List.of(authority.certificate())));
  }

  @Test
  void aJavaWithoutEllipticCurvesIsToldFromTheStart() {
    Provider curves = Security.getProvider("SunEC");
    int place = List.of(Security.getProviders()).indexOf(curves) + 1;
    Security.removeProvider("SunEC");
    try {
      assertThatThrownBy(() -> ThrowawayAuthority.create(NOW))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("jdk.crypto.ec");
    } finally {
      Security.insertProviderAt(curves, place);
    }
  }

  @Test
  void twoAuthoritiesDoNotVouchForEachOther() {
    ThrowawayAuthority one = ThrowawayAuthority.create(NOW);
    ThrowawayAuthority other = ThrowawayAuthority.create(NOW);
    X509Certificate leaf = one.identityFor("localhost").chain().get(0);
    assertThatThrownBy(() -> leaf.verify(other.certificate().getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }
}
