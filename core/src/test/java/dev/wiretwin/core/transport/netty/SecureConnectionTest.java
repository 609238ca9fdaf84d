package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.TlsTrust;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a client believes, and how TLS begins and ends, through real sockets. */
class SecureConnectionTest {
  private static final ThrowawayAuthority AUTHORITY = ThrowawayAuthority.create(Instant.now());
  private static final Map<NettyNetwork.Kind, Lab> LABS = new EnumMap<>(NettyNetwork.Kind.class);

  @BeforeAll
  static void start() {
    for (NettyNetwork.Kind kind : NettyNetwork.Kind.values()) {
      LABS.put(kind, new Lab(kind));
    }
  }

  @AfterAll
  static void stop() {
    LABS.values().forEach(Lab::close);
  }

  private static ClientProbe probe(NettyNetwork.Kind kind, TlsTrust trust) {
    ClientProbe probe = LABS.get(kind).probe();
    probe.client().config(ClientConfig.DEFAULT.withTrust(trust));
    return probe;
  }

  private static EchoServer echo(NettyNetwork.Kind kind, String name) {
    return LABS.get(kind).echo(Optional.of(AUTHORITY.identityFor(name)));
  }

  private static void assertEchoes(ClientProbe probe, String url) {
    String text = "s".repeat(200_000);
    probe.open(url);
    probe.client().send(text);
    assertThat(probe.awaitMessage().text()).isEqualTo(text);
    probe.client().close();
    Close close = probe.awaitClose();
    assertThat(close.status()).isZero();
    assertThat(close.clean()).isTrue();
  }

  private static void assertRefused(ClientProbe probe, String url) {
    probe.client().connect(url);
    Close close = probe.awaitClose();
    assertThat(close.status()).isEqualTo(-128);
    assertThat(close.sentence()).startsWith("TLS failed: ");
  }

  @ParameterizedTest
  @EnumSource
  void aServerOfATrustedAuthorityIsBelievedByNameAndByAddress(NettyNetwork.Kind kind) {
    try (EchoServer server = echo(kind, "localhost")) {
      ClientProbe probe = probe(kind, AUTHORITY.trust());
      assertEchoes(probe, "wss://localhost:" + server.port() + "/");
      assertEchoes(probe, "wss://127.0.0.1:" + server.port() + "/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerOfAnotherNameIsRefused(NettyNetwork.Kind kind) {
    try (EchoServer server = echo(kind, "other.test")) {
      assertRefused(probe(kind, AUTHORITY.trust()), "wss://localhost:" + server.port() + "/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownAuthorityIsRefused(NettyNetwork.Kind kind) {
    TlsTrust another = ThrowawayAuthority.create(Instant.now()).trust();
    try (EchoServer server = echo(kind, "localhost")) {
      for (TlsTrust trust : List.of(TlsTrust.SYSTEM, another)) {
        assertRefused(probe(kind, trust), "wss://localhost:" + server.port() + "/");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anythingIsBelievedWhenAskedFor(NettyNetwork.Kind kind) {
    try (EchoServer server = echo(kind, "other.test")) {
      assertEchoes(probe(kind, TlsTrust.ANYTHING), "wss://localhost:" + server.port() + "/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHostNameIsSentButNoAddress(NettyNetwork.Kind kind) {
    CompletableFuture<List<String>> byName = new CompletableFuture<>();
    CompletableFuture<List<String>> byAddress = new CompletableFuture<>();
    RawServer.Script script =
        peer -> {
          List<String> names = peer.startTls(AUTHORITY.identityFor("localhost"));
          (byName.isDone() ? byAddress : byName).complete(names);
          peer.open().finishClose();
        };
    try (RawServer server = RawServer.start(script)) {
      for (String host : List.of("localhost", "127.0.0.1")) {
        ClientProbe probe = probe(kind, AUTHORITY.trust());
        probe.open("wss://" + host + ":" + server.port() + "/");
        probe.client().close();
        assertThat(probe.awaitClose().clean()).isTrue();
      }
      assertThat(byName.orTimeout(10, TimeUnit.SECONDS).join()).containsExactly("localhost");
      assertThat(byAddress.orTimeout(10, TimeUnit.SECONDS).join()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerMayEndTlsInOrder(NettyNetwork.Kind kind) {
    RawServer.Script script =
        peer -> {
          peer.startTls(AUTHORITY.identityFor("localhost"));
          peer.open().write(WireFrame.text("bye"), WireFrame.close(1001, "")).readUntil(8);
          peer.close();
        };
    Close close = afterBye(kind, script);
    assertThat(close.status()).isEqualTo(-6);
    assertThat(close.clean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void tlsThatEndsWithoutACloseFrameIsALoss(NettyNetwork.Kind kind) {
    RawServer.Script script =
        peer -> {
          peer.startTls(AUTHORITY.identityFor("localhost"));
          peer.open().write(WireFrame.text("bye"));
          peer.close();
        };
    assertThat(afterBye(kind, script).status()).isEqualTo(-110);
  }

  private static Close afterBye(NettyNetwork.Kind kind, RawServer.Script script) {
    try (RawServer server = RawServer.start(script)) {
      ClientProbe probe = probe(kind, AUTHORITY.trust());
      probe.open("wss://localhost:" + server.port() + "/");
      assertThat(probe.awaitMessage().text()).isEqualTo("bye");
      return probe.awaitClose();
    }
  }
}
