package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.TlsTrust;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** TLS of our own over whatever carries bytes; here over plain TCP of this machine. */
class AtHostTlsTest {
  private static final Lab LAB = new Lab();
  private static final ExecutorService HANDLERS = Executors.newCachedThreadPool();
  private static final ThrowawayAuthority AUTHORITY =
      ThrowawayAuthority.create(Instant.now().truncatedTo(ChronoUnit.SECONDS));

  private final EchoServer secure = LAB.echo(Optional.of(AUTHORITY.identityFor("127.0.0.1")));

  @AfterAll
  static void end() {
    LAB.close();
    HANDLERS.shutdownNow();
  }

  private static ClientProbe probe(TlsTrust trust) {
    EngineClient client =
        new EngineClient(() -> new AtHostTls(LAB.network().newTransport()), HANDLERS);
    client.config(ClientConfig.DEFAULT.withTrust(trust));
    return new ClientProbe(client);
  }

  private String url() {
    return "wss://127.0.0.1:" + secure.port() + "/";
  }

  @Test
  void messagesOfAnySizeGoBothWays() {
    ClientProbe probe = probe(AUTHORITY.trust()).open(url());
    for (int size : new int[] {1, 20_000, 500_000}) {
      probe.client().send("x".repeat(size));
      assertThat(probe.awaitMessage().text()).hasSize(size);
    }
    probe.client().close();
    assertThat(probe.awaitClose().clean()).isTrue();
  }

  @Test
  void whoIsNotTrustedIsNotTalkedTo() {
    ClientProbe probe = probe(TlsTrust.SYSTEM);
    probe.client().connect(url());
    assertThat(probe.awaitClose().status()).isEqualTo(-128);
    assertThat(probe(TlsTrust.ANYTHING).open(url()).client().isOpen()).isTrue();
  }

  @Test
  void whoSpeaksNoTlsIsToldAsThat() {
    ClientProbe probe = probe(TlsTrust.ANYTHING);
    probe.client().connect(LAB.url().replace("ws:", "wss:"));
    assertThat(probe.awaitClose().status()).isEqualTo(-128);
  }

  @Test
  void withoutTlsItOnlyPassesOn() {
    ClientProbe probe = probe(TlsTrust.SYSTEM).open(LAB.url());
    probe.client().send("plain");
    assertThat(probe.awaitMessage().text()).isEqualTo("plain");
    probe.client().close();
    probe.awaitClose();
  }

  @Test
  void aPortWhereNobodyListensAndANameThatNobodyHasAreToldAsWithoutTls() {
    int port = secure.port();
    secure.close();
    ClientProbe refused = probe(TlsTrust.ANYTHING);
    refused.client().connect("wss://127.0.0.1:" + port + "/");
    assertThat(refused.awaitClose().status()).isEqualTo(-109);
    ClientProbe nobody = probe(TlsTrust.ANYTHING);
    nobody.client().connect("wss://nobody.invalid/");
    assertThat(nobody.awaitClose().status()).isEqualTo(-5);
  }

  /** Carries nothing, and takes note of what is asked of it. */
  private record Carrier(Transport loopOwner, List<String> seen, List<TransportListener> told)
      implements Transport {
    @Override
    public void connect(Endpoint endpoint, TransportListener listener) {
      told.add(listener);
      seen.add("connect " + endpoint.tls().isPresent());
    }

    @Override
    public Loop loop() {
      return loopOwner.loop();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      seen.add("write");
    }

    @Override
    public void halfClose() {
      seen.add("half");
    }

    @Override
    public void abort() {
      seen.add("abort");
    }

    @Override
    public void reset() {
      seen.add("reset");
    }

    @Override
    public long unsentBytes() {
      return 7;
    }

    @Override
    public void reading(boolean wanted) {
      seen.add("reading " + wanted);
    }
  }

  @Test
  void whatIsNotAboutBytesIsPassedOn() {
    List<String> seen = new ArrayList<>();
    List<TransportListener> told = new ArrayList<>();
    AtHostTls tls = new AtHostTls(new Carrier(LAB.network().newTransport(), seen, told));
    TransportNotes notes = new TransportNotes(tls, new ArrayList<>());
    notes.connect("127.0.0.1", true);
    told.get(0).connected();
    notes.write("too early");
    tls.reading(false);
    tls.halfClose();
    told.get(0).ended();
    tls.reset();
    tls.abort();
    assertThat(tls.unsentBytes()).isEqualTo(7);
    assertThat(seen)
        .containsExactly(
            "connect false", "write", "reading false", "half", "abort", "reset", "abort");
    assertThat(notes.seen())
        .containsExactly(
            "tls", "lost TLS: TLS failed: the peer ended TCP instead of agreeing on TLS");
  }
}
