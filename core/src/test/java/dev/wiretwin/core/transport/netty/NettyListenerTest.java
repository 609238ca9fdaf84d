package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.testkit.Ear;
import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NettyListenerTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final BlockingQueue<Transport> accepted = new LinkedBlockingQueue<>();
  private final Ear ear = new Ear();

  private Listener listen(NettyNetwork network, Optional<TlsIdentity> tls) throws IOException {
    return network.listen(
        ANY,
        tls,
        transport -> {
          assertThat(transport.loop().isCurrent()).isTrue();
          accepted.add(transport);
          return ear;
        });
  }

  private static NettyNetwork network(NettyNetwork.Kind kind) {
    return new NettyNetwork(1, kind, NameLookup.SYSTEM);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAcceptedCanReadAndWrite(NettyNetwork.Kind kind) throws Exception {
    try (NettyNetwork network = network(kind);
        Listener listener = listen(network, Optional.empty());
        Socket client = new Socket(ANY.getAddress(), listener.port())) {
      assertThat(ear.next()).isEqualTo("connected");
      client.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
      assertThat(ear.text(4)).isEqualTo("ping");

      Transport transport = accepted.poll(10, TimeUnit.SECONDS);
      byte[] pong = "pong".getBytes(StandardCharsets.US_ASCII);
      transport.loop().execute(() -> transport.write(pong, 0, 4));
      transport.loop().execute(transport::halfClose);
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(pong);
      client.shutdownOutput();
      assertThat(ear.next()).isEqualTo("ended");
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingEndsWhatWasAcceptedAndRefusesWhatComes(NettyNetwork.Kind kind) throws Exception {
    NettyNetwork network = network(kind);
    Listener listener = listen(network, Optional.empty());
    int port = listener.port();
    try (network;
        Socket client = new Socket(ANY.getAddress(), port)) {
      assertThat(ear.next()).isEqualTo("connected");
      listener.close();
      listener.close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(ear.next()).isEqualTo("lost: ABORTED");
      assertThatThrownBy(() -> new Socket(ANY.getAddress(), port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatSpeaksNoTlsIsALossAndIsHungUpOn(NettyNetwork.Kind kind) throws Exception {
    TlsIdentity identity = ThrowawayAuthority.create(Instant.now()).identityFor("localhost");
    try (NettyNetwork network = network(kind);
        Listener listener = listen(network, Optional.of(identity));
        Socket client = new Socket(ANY.getAddress(), listener.port())) {
      assertThat(ear.next()).isEqualTo("tls started");
      client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(ear.next()).isEqualTo("lost: TLS");
      // an alert may come first, the end must come
      client.setSoTimeout(10_000);
      assertThat(client.getInputStream().readAllBytes()).hasSizeLessThan(100);
    }
  }
}
