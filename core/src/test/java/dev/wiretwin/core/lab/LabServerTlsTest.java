package dev.wiretwin.core.lab;

import static dev.wiretwin.core.lab.Bench.echo;
import static dev.wiretwin.core.lab.Bench.fin;
import static dev.wiretwin.core.lab.Bench.handshake;
import static dev.wiretwin.core.lab.Bench.rst;
import static dev.wiretwin.core.lab.Bench.send;
import static dev.wiretwin.core.lab.Bench.sendAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lab servers with TLS, through real sockets. */
class LabServerTlsTest {
  private static final ThrowawayAuthority AUTHORITY =
      ThrowawayAuthority.create(Instant.now().truncatedTo(ChronoUnit.SECONDS));

  private static NettyNetwork network;
  private static SSLContext believer;

  private final LabNewsQueue news = new LabNewsQueue();

  @BeforeAll
  static void open() throws Exception {
    network = new NettyNetwork(2, NettyNetwork.Kind.BEST, NameLookup.SYSTEM);
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("authority", AUTHORITY.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    believer = SSLContext.getInstance("TLS");
    believer.init(null, trust.getTrustManagers(), null);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private LabServer start(LabStep... steps) throws IOException {
    return LabServer.start(
        network,
        LabSettings.DEFAULT.withTls(AUTHORITY.identityFor("localhost")).withObserver(news),
        new LabScript(List.of(List.of(steps))));
  }

  private static RealClient client(LabServer lab) throws IOException {
    return new RealClient(believer.getSocketFactory().createSocket("127.0.0.1", lab.port()));
  }

  private static ClientProbe probe(ClientConfig config) {
    ClientProbe probe = new ClientProbe(WebSocket.createClient(network));
    probe.client().config(config);
    return probe;
  }

  @Test
  void ourClientTalksToItWhenItBelievesTheAuthority() throws Exception {
    try (LabServer lab = start(handshake(), echo(60_000))) {
      ClientProbe probe = probe(ClientConfig.DEFAULT.withTrust(AUTHORITY.trust()));
      probe.open("wss://localhost:" + lab.port() + "/");
      probe.client().send("hi");
      assertThat(probe.awaitMessage().text()).isEqualTo("hi");
      probe.client().close();
      assertThat(news.await(LabNews.Framed.class).frame().frame().opcode()).isEqualTo(1);
      assertThat(news.await(LabNews.Framed.class).frame().frame().opcode()).isEqualTo(8);
    }
  }

  @Test
  void aClientThatDoesNotBelieveItIsANote() throws Exception {
    try (LabServer lab = start(handshake())) {
      ClientProbe probe = probe(ClientConfig.DEFAULT);
      probe.client().connect("wss://localhost:" + lab.port() + "/");
      Close close = probe.awaitClose();
      assertThat(close.status()).isEqualTo(-128);
      assertThat(news.await(LabNews.Noted.class).note().sentence()).startsWith("TLS failed");
      assertThat(news.await(LabNews.Noted.class).note().sentence())
          .isEqualTo("not done: the client was gone");
    }
  }

  @Test
  void splitsAreSeenAndTheEndIsAnEnd() throws Exception {
    try (LabServer lab = start(send("one"), sendAfter(150, "two"), fin());
        RealClient client = client(lab)) {
      client.write(new byte[] {1});
      assertThat(List.of(client.read(), client.read())).containsExactly("one", "two");
      assertThat(client.read()).isNull();
      assertThat(news.awaitEnd()).isEqualTo("SERVER FIN");
    }
  }

  @Test
  void aResetIsAResetAndNotATlsGoodbye() throws Exception {
    try (LabServer lab = start(handshake(), rst());
        RealClient client = client(lab)) {
      client.request();
      assertThatThrownBy(client::readAll)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void theClientsEndIsSeen() throws Exception {
    try (LabServer lab = start(handshake())) {
      try (RealClient client = client(lab)) {
        client.request().readHead();
        client.frame(WireFrame.text("x"));
      }
      assertThat(news.awaitEnd()).isEqualTo("CLIENT FIN");
    }
  }

  @Test
  void aPlainClientIsANote() throws Exception {
    try (LabServer lab = start(handshake());
        RealClient client = new RealClient(new Socket("127.0.0.1", lab.port()))) {
      client.request();
      assertThat(news.await(LabNews.Noted.class).note().sentence()).startsWith("TLS failed");
    }
  }
}
