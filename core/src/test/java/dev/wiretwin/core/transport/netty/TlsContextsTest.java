package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.TlsTrust;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class TlsContextsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  private final TlsContexts contexts = new TlsContexts();

  private static SSLEngine engine(SslContext context) {
    return context.newEngine(UnpooledByteBufAllocator.DEFAULT, "lab.test", 443);
  }

  @Test
  void namesAreCheckedUnlessAnythingGoes() {
    TlsTrust own = ThrowawayAuthority.create(NOW).trust();
    for (TlsTrust trust : List.of(TlsTrust.SYSTEM, own)) {
      assertThat(
              engine(contexts.client(trust))
                  .getSSLParameters()
                  .getEndpointIdentificationAlgorithm())
          .isEqualTo("HTTPS");
    }
    assertThat(
            engine(contexts.client(TlsTrust.ANYTHING))
                .getSSLParameters()
                .getEndpointIdentificationAlgorithm())
        .isNull();
  }

  @Test
  void aContextIsMadeOncePerTrust() {
    assertThat(contexts.client(TlsTrust.SYSTEM)).isSameAs(contexts.client(new TlsTrust.System()));
    assertThat(contexts.client(TlsTrust.SYSTEM)).isNotSameAs(contexts.client(TlsTrust.ANYTHING));
  }

  @Test
  void onlyTheLastFewAreKept() {
    SslContext first = contexts.client(TlsTrust.ANYTHING);
    for (int i = 0; i < 16; i++) {
      contexts.client(ThrowawayAuthority.create(NOW).trust());
    }
    assertThat(contexts.client(TlsTrust.ANYTHING)).isNotSameAs(first);
  }

  @Test
  void aServersContextShowsItsIdentity() {
    ThrowawayAuthority authority = ThrowawayAuthority.create(NOW);
    assertThat(TlsContexts.server(authority.identityFor("lab.test")).isServer()).isTrue();
  }

  @Test
  void aKeyThatCannotBeUsedIsRefusedInWords() {
    TlsIdentity good = ThrowawayAuthority.create(NOW).identityFor("lab.test");
    TlsIdentity locked = new TlsIdentity(new LockedKey(), good.chain());
    assertThatThrownBy(() -> TlsContexts.server(locked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("these TLS settings cannot be used");
  }

  /** As of a device that never hands its key out. */
  private static final class LockedKey implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }
}
