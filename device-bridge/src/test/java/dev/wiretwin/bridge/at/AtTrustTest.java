package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class AtTrustTest {
  private static SSLEngine engine(String host, TlsTrust trust) throws Exception {
    return AtTrust.engine(new Endpoint(host, 443, Optional.of(trust)));
  }

  @Test
  void namesAreCheckedUnlessAnythingGoes() throws Exception {
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
  void whoBelievesAnythingBelievesAThrowawayAuthority() {
    ThrowawayAuthority authority = ThrowawayAuthority.create(Instant.now());
    ExecutorService handlers = Executors.newCachedThreadPool();
    try (Lab lab = new Lab()) {
      EchoServer secure = lab.echo(Optional.of(authority.identityFor("127.0.0.1")));
      EngineClient client =
          new EngineClient(() -> new AtHostTls(lab.network().newTransport()), handlers);
      client.config(ClientConfig.DEFAULT.withTrust(TlsTrust.ANYTHING));
      ClientProbe probe = new ClientProbe(client).open("wss://127.0.0.1:" + secure.port() + "/");
      client.close();
      assertThat(probe.awaitClose().status()).isZero();
    } finally {
      handlers.shutdownNow();
    }
  }

  @Test
  void aNameWithoutADotIsTold() throws Exception {
    assertThat(engine("bench", TlsTrust.ANYTHING).getSSLParameters().getServerNames())
        .containsExactly(new SNIHostName("bench"));
  }
}
