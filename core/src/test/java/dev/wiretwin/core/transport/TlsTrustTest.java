package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsTrustTest {
  @Test
  void noAuthorityIsNoTrust() {
    List<X509Certificate> none = List.of();
    assertThatThrownBy(() -> new TlsTrust.Authorities(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name at least one authority");
  }

  @Test
  void authoritiesAreCopied() {
    X509Certificate certificate = ThrowawayAuthority.create(Instant.EPOCH).certificate();
    List<X509Certificate> list = new ArrayList<>(List.of(certificate));
    TlsTrust.Authorities trust = new TlsTrust.Authorities(list);
    list.clear();
    assertThat(trust.certificates()).containsExactly(certificate);
  }

  @Test
  void theTwoFixedTrustsAreEqualToTheirLikes() {
    assertThat(TlsTrust.SYSTEM).isEqualTo(new TlsTrust.System()).isNotEqualTo(TlsTrust.ANYTHING);
    assertThat(TlsTrust.ANYTHING).isEqualTo(new TlsTrust.Anything());
  }
}
