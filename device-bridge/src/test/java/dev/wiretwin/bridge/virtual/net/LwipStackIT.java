package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.BoardCpu;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.testkit.Ear;
import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same stack on the sockets of this machine. */
class LwipStackIT {
  private static final String HERE = "127.0.0.1";

  private final NettyNetwork network =
      new NettyNetwork(1, NettyNetwork.Kind.BEST, NameLookup.SYSTEM);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BoardCpu cpu = new BoardCpu("board", 0.05, mishap -> told.add(mishap.toString()));
  private final LwipStack stack = new LwipStack(network, cpu, Runnable::run, new SystemNames());
  private final TcpEvents log = new Told();
  private ServerSocket server;

  /** One line each, for the test's thread. */
  private final class Told implements TcpEvents {
    @Override
    public void connected() {
      told.add("connected");
    }

    @Override
    public void received(byte[] segment) {
      told.add("received " + segment.length);
    }

    @Override
    public void sent(int bytes) {
      told.add("sent " + bytes);
    }

    @Override
    public void ended() {
      told.add("ended");
    }

    @Override
    public void failed(Failure why) {
      told.add("failed " + why);
    }
  }

  @BeforeEach
  void listen() throws Exception {
    server = new ServerSocket(0, 5, InetAddress.getByName(HERE));
    server.setSoTimeout(10_000);
  }

  @AfterEach
  void end() throws Exception {
    onBoard(stack::close);
    cpu.close();
    cpu.awaitEnd(5000);
    server.close();
    network.close();
  }

  private void onBoard(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          task.run();
          done.complete(null);
        });
    done.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void expect(String line) {
    try {
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(line);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private TcpSocket connect(int port, boolean tls) {
    TcpSocket[] socket = new TcpSocket[1];
    onBoard(
        () -> {
          socket[0] = stack.open().orElseThrow();
          socket[0].connect(HERE, port, tls, log);
        });
    return socket[0];
  }

  @Test
  void aRealServerIsTalkedTo() throws Exception {
    TcpSocket socket = connect(server.getLocalPort(), false);
    try (Socket peer = server.accept()) {
      peer.setSoTimeout(10_000);
      expect("connected");
      peer.getOutputStream().write(new byte[1500]);
      expect("received 1460");
      expect("received 40");
      onBoard(() -> socket.write(new byte[] {1, 2, 3}, 0, 3));
      assertThat(peer.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
      expect("sent 3");
      peer.shutdownOutput();
      expect("ended");
      onBoard(socket::close);
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aResetAndARefusalAreTheSameForTheBoard() throws Exception {
    int port = server.getLocalPort();
    connect(port, false);
    try (Socket peer = server.accept()) {
      expect("connected");
      peer.setSoLinger(true, 0);
    }
    expect("failed RESET");
    server.close();
    connect(port, false);
    expect("failed RESET");
  }

  @Test
  void abortingResetsARealPeer() throws Exception {
    TcpSocket socket = connect(server.getLocalPort(), false);
    try (Socket peer = server.accept()) {
      peer.setSoTimeout(10_000);
      expect("connected");
      onBoard(socket::abort);
      assertThat(readsReset(peer.getInputStream())).isTrue();
    }
  }

  private static boolean readsReset(InputStream in) throws java.io.IOException {
    try {
      in.read();
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void aServerThatSpeaksNoTlsFailsTheHandshake() throws Exception {
    connect(server.getLocalPort(), true);
    try (Socket peer = server.accept()) {
      peer.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
      expect("failed TLS");
    }
  }

  @Test
  void anyCertificateIsBelieved() throws Exception {
    ThrowawayAuthority authority = ThrowawayAuthority.create(Instant.now());
    try (Listener secure =
        network.listen(
            new InetSocketAddress(HERE, 0),
            Optional.of(authority.identityFor("elsewhere.test")),
            transport -> new Ear())) {
      connect(secure.port(), true);
      expect("connected");
    }
  }

  @Test
  void aRealClientIsServed() throws Exception {
    int[] port = new int[1];
    onBoard(() -> port[0] = stack.listen(0, socket -> log).orElseThrow().port());
    try (Socket client = new Socket(HERE, port[0])) {
      client.getOutputStream().write(new byte[7]);
      expect("received 7");
    }
    expect("ended");
  }
}
