package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LwipServerTest {
  private final NetBench bench = new NetBench();
  private final EventLog log = new EventLog();
  private final List<TcpSocket> accepted = new ArrayList<>();
  private final TcpServer server = listen(0);

  private TcpServer listen(int port) {
    return bench
        .stack
        .listen(
            port,
            socket -> {
              accepted.add(socket);
              return log;
            })
        .orElseThrow();
  }

  @Test
  void anAcceptedConnectionStandsAlready() {
    Peer peer = bench.dial(server.port());
    assertThat(accepted.get(0).localPort()).isEqualTo(server.port());
    assertThat(accepted.get(0).remoteAddress()).isEqualTo("127.0.0.1");
    accepted.get(0).write(new byte[] {'h', 'i'}, 0, 2);
    peer.send("hello");
    bench.settle();
    assertThat(log.take()).containsExactly("received 5");
    bench.advance(5000);
    assertThat(peer.heard()).isEqualTo("hi");
  }

  @Test
  void whatWasAcceptedOutlivesTheServerAndNobodyElseComesIn() {
    Peer early = bench.dial(server.port());
    server.close();
    Peer late = bench.dial(server.port());
    assertThat(late.events).containsExactly("connected", "lost RESET");
    early.send("still here");
    bench.settle();
    assertThat(log.take()).containsExactly("received 10");
    assertThat(accepted).hasSize(1);
  }

  @Test
  void closingTwiceDoesNotHarmWhoListensAfterwards() {
    server.close();
    TcpServer next = listen(server.port());
    server.close();
    bench.dial(next.port());
    assertThat(accepted).hasSize(1);
  }

  // VB-37
  @Test
  void aSixthConnectionIsTurnedAway() {
    for (int i = 0; i < TcpStack.MOST_CONNECTIONS; i++) {
      bench.dial(server.port());
    }
    assertThat(bench.dial(server.port()).events).containsExactly("connected", "lost RESET");
    assertThat(accepted).hasSize(TcpStack.MOST_CONNECTIONS);
  }

  // VB-66
  @Test
  void nobodyComesInWithoutWifi() {
    bench.stack.linkUp(false);
    Peer peer = bench.dial(server.port());
    bench.stack.linkUp(true);
    bench.settle();
    assertThat(peer.events).containsExactly("connected", "lost RESET");
    assertThat(accepted).isEmpty();
  }

  @Test
  void aResetBoardListensNoMore() {
    bench.stack.powerOff();
    assertThat(bench.dial(server.port()).events).containsExactly("connected", "lost RESET");
    bench.stack.close();
    assertThat(bench.dial(server.port()).events).containsExactly("lost RESET");
  }
}
