package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsIdentityTest {
  private final TlsIdentity identity =
      ThrowawayAuthority.create(Instant.EPOCH).identityFor("lab.test");

  @Test
  void itsTextNamesTheHolderAndNeverTheKey() {
    assertThat(identity).hasToString("TlsIdentity[CN=lab.test]");
  }

  @Test
  void aChainNeedsACertificate() {
    assertThatThrownBy(() -> new TlsIdentity(identity.key(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own certificate");
  }
}
