package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Ear;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.transport.Listener;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NettyNetworkTest {
  private static NettyNetwork network(NettyNetwork.Kind kind) {
    return new NettyNetwork(2, kind, NameLookup.SYSTEM);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("wiretwin-l"))
        .collect(Collectors.toSet());
  }

  @Test
  void theBestKindIsEpollWhereThereIsEpoll() {
    try (NettyNetwork best = network(NettyNetwork.Kind.BEST);
        NettyNetwork nio = network(NettyNetwork.Kind.NIO)) {
      assertThat(best.isEpoll()).isEqualTo(Epoll.isAvailable());
      assertThat(nio.isEpoll()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void transportsAreSpreadOverTheLoops(NettyNetwork.Kind kind) {
    try (NettyNetwork network = network(kind)) {
      assertThat(IntStream.range(0, 8).mapToObj(i -> network.newTransport().loop()).distinct())
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPortThatIsTakenIsSaidWithAdvice(NettyNetwork.Kind kind) throws IOException {
    try (NettyNetwork network = network(kind);
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  network.listen(loopback(taken.getLocalPort()), Optional.empty(), t -> new Ear()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("Choose another port, or 0 for any");
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingItFreesItsPortsAndEndsItsThreads(NettyNetwork.Kind kind) throws Exception {
    Set<Thread> before = threads();
    NettyNetwork network = network(kind);
    Listener listener = network.listen(loopback(0), Optional.empty(), t -> new Ear());
    int port = listener.port();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Set<Thread> ours = threads();
      ours.removeAll(before);
      assertThat(ours).isNotEmpty();

      network.close();

      assertThat(isEnded(client)).isTrue();
      for (Thread thread : ours) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
    try (ServerSocket again = new ServerSocket()) {
      again.setReuseAddress(true);
      again.bind(loopback(port));
      assertThat(again.isBound()).isTrue();
    }
  }

  /** What the kernel has accepted may be on its way from one loop to another just then. */
  @ParameterizedTest
  @EnumSource
  void closingItEndsEvenWhatIsBeingAccepted(NettyNetwork.Kind kind) throws Exception {
    for (int i = 0; i < 50; i++) {
      NettyNetwork network = network(kind);
      int port = network.listen(loopback(0), Optional.empty(), t -> new Ear()).port();
      try (Socket one = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket two = new Socket(InetAddress.getLoopbackAddress(), port)) {
        network.close();
        assertThat(isEnded(one) && isEnded(two)).isTrue();
      }
    }
  }

  private static boolean isEnded(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEchoRunsEndToEnd(NettyNetwork.Kind kind) {
    try (Lab lab = new Lab(kind)) {
      ClientProbe probe = lab.probe().open(lab.url());
      String text = "é".repeat(1 << 20);
      probe.client().send(text);
      assertThat(probe.awaitMessage().text()).isEqualTo(text);
      probe.client().close();
      assertThat(probe.awaitClose().clean()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNewProtocolsLoopbackWorksToo(NettyNetwork.Kind kind) throws Exception {
    InetAddress six = InetAddress.getByName("::1");
    Assumptions.assumeTrue(isUsable(six), "this machine has no IPv6 loopback");
    try (Lab lab = new Lab(kind);
        var echo = lab.echo(six, Optional.empty())) {
      ClientProbe probe = lab.probe().open("ws://[::1]:" + echo.port() + "/");
      probe.client().send("six");
      assertThat(probe.awaitMessage().text()).isEqualTo("six");
    }
  }

  private static boolean isUsable(InetAddress address) {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }
}
