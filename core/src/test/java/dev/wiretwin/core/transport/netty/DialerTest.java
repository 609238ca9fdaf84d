package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.testkit.BlackHole;
import dev.wiretwin.core.testkit.Ear;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialerTest {
  private final Ear ear = new Ear();

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private Transport dial(NettyNetwork network, int port) {
    Transport transport = network.newTransport();
    transport
        .loop()
        .execute(() -> transport.connect(new Endpoint("lab.test", port, Optional.empty()), ear));
    return transport;
  }

  private static NettyNetwork network(NettyNetwork.Kind kind, InetAddress... addresses) {
    return new NettyNetwork(1, kind, host -> List.of(addresses));
  }

  @ParameterizedTest
  @EnumSource
  void anAddressWhereNobodyListensGivesWayToTheNext(NettyNetwork.Kind kind) {
    try (RawServer server = RawServer.start(peer -> peer.write("here").readToEnd());
        NettyNetwork network = network(kind, address(2), address(3), address(1))) {
      dial(network, server.port());
      assertThat(ear.next()).isEqualTo("connected");
      assertThat(ear.text(4)).isEqualTo("here");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAddressThatSwallowsEverythingDelaysTheNextOnlyALittle(NettyNetwork.Kind kind) {
    try (BlackHole hole = new BlackHole(address(2));
        RawServer server =
            RawServer.start(
                new InetSocketAddress(address(1), hole.port()), peer -> peer.readToEnd());
        NettyNetwork network = network(kind, address(2), address(1))) {
      long start = System.nanoTime();
      Transport transport = dial(network, server.port());
      assertThat(ear.next()).isEqualTo("connected");
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
      transport.loop().execute(transport::abort);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondAnswerThatComesTooLateIsHungUpOn(NettyNetwork.Kind kind) {
    try (RawServer server = RawServer.start(RawPeer::readToEnd);
        NettyNetwork network = network(kind, address(1), address(1))) {
      Transport transport = dial(network, server.port());
      assertThat(ear.next()).isEqualTo("connected");
      transport.loop().execute(transport::abort);
      // closing the server waits for each of its peers to end
    }
    ear.assertExhausted();
  }

  @ParameterizedTest
  @EnumSource
  void whenNobodyListensAnywhereItIsRefused(NettyNetwork.Kind kind) {
    int port;
    try (RawServer server = RawServer.start(RawPeer::readToEnd)) {
      port = server.port();
    }
    try (NettyNetwork network = network(kind, address(2), address(3))) {
      dial(network, port);
      assertThat(ear.next()).isEqualTo("lost: RESET");
      ear.assertExhausted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterSixteenAddressesItGivesUp(NettyNetwork.Kind kind) {
    InetAddress[] many = Collections.nCopies(17, address(2)).toArray(InetAddress[]::new);
    many[16] = address(1);
    try (RawServer server = RawServer.start(RawPeer::readToEnd);
        NettyNetwork network = network(kind, many)) {
      dial(network, server.port());
      assertThat(ear.next()).isEqualTo("lost: RESET");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatNobodyHasIsSaidSoHoweverTheLookupSaysIt(NettyNetwork.Kind kind) {
    NameLookup throwing =
        host -> {
          throw new UnknownHostException(host);
        };
    for (NameLookup lookup : List.of(throwing, (NameLookup) host -> List.of())) {
      try (NettyNetwork network = new NettyNetwork(1, kind, lookup)) {
        dial(network, 80);
        assertThat(ear.next()).isEqualTo("name not found: lab.test");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsCancelledConnectsNowhere(NettyNetwork.Kind kind) {
    try (BlackHole hole = new BlackHole(address(2));
        NettyNetwork network = network(kind, address(2), address(2), address(2))) {
      Transport transport = dial(network, hole.port());
      transport.loop().execute(transport::abort);
    }
    ear.assertExhausted();
  }

  /** RFC 6066 §3; the name of a lab's host often has no dot. */
  @ParameterizedTest
  @ValueSource(strings = {"lab", "lab.test"})
  void theNameIsSentWhenTlsBegins(String host) {
    ThrowawayAuthority authority = ThrowawayAuthority.create(Instant.now());
    CompletableFuture<List<String>> names = new CompletableFuture<>();
    RawServer.Script script =
        peer -> {
          names.complete(peer.startTls(authority.identityFor(host)));
          peer.readToEnd();
        };
    try (RawServer server = RawServer.start(script);
        NettyNetwork network = network(NettyNetwork.Kind.BEST, address(1))) {
      Transport transport = network.newTransport();
      Endpoint endpoint = new Endpoint(host, server.port(), Optional.of(authority.trust()));
      transport.loop().execute(() -> transport.connect(endpoint, ear));
      assertThat(ear.next()).isEqualTo("tls started");
      assertThat(ear.next()).isEqualTo("connected");
      assertThat(names.orTimeout(10, TimeUnit.SECONDS).join()).containsExactly(host);
    }
  }

  @Test
  void aSocketThatCannotBeMadeIsALossToldOnTheLoop() {
    Supplier<Bootstrap> noSockets =
        () ->
            new Bootstrap()
                .disableResolver()
                .channelFactory(
                    () -> {
                      throw new ChannelException("too many open files");
                    });
    try (NettyNetwork network = network(NettyNetwork.Kind.BEST)) {
      NettyLoop loop = (NettyLoop) network.newTransport().loop();
      Dialer dialer =
          new Dialer(
              noSockets, host -> List.of(address(1), address(2)), Runnable::run, new TlsContexts());
      NettyTransport transport = new NettyTransport(loop, dialer);
      CompletableFuture<Boolean> onLoop = new CompletableFuture<>();
      TransportListener listener =
          (TransportListener)
              Proxy.newProxyInstance(
                  TransportListener.class.getClassLoader(),
                  new Class<?>[] {TransportListener.class},
                  (proxy, method, arguments) -> {
                    onLoop.complete(method.getName().equals("lost") && loop.isCurrent());
                    return null;
                  });
      Endpoint endpoint = new Endpoint("lab.test", 80, Optional.empty());
      loop.execute(() -> transport.connect(endpoint, listener));
      assertThat(onLoop.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }
  }
}
