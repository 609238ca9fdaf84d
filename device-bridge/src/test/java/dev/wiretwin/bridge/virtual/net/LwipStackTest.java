package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LwipStackTest {
  private static final String HERE = "127.0.0.1";

  private final NetBench bench = new NetBench();
  private final LwipStack stack = bench.stack;
  private final EventLog log = new EventLog();
  private final List<Optional<String>> found = new ArrayList<>();

  private TcpSocket connected(int port) {
    TcpSocket socket = stack.open().orElseThrow();
    socket.connect(HERE, port, false, log);
    bench.settle();
    return socket;
  }

  // VB-37
  @Test
  void thereAreFiveConnectionsAndASixthOnceOneIsGivenBack() {
    int port = bench.serve();
    TcpSocket first = connected(port);
    for (int i = 1; i < TcpStack.MOST_CONNECTIONS; i++) {
      connected(port);
    }
    assertThat(stack.open()).isEmpty();
    first.close();
    assertThat(stack.open()).isPresent();
  }

  @Test
  void aLiteralIsAnsweredWithoutALookupButNotAtOnce() {
    stack.linkUp(false);
    stack.resolve("0x7f.1", found::add);
    assertThat(found).isEmpty();
    bench.cpu.run();
    assertThat(found).containsExactly(Optional.of(HERE));
  }

  @Test
  void namesAreLookedUpAndTheBroadcastAddressIsNoName() {
    stack.resolve("localhost", found::add);
    bench.settle();
    stack.resolve("nowhere.test", found::add);
    bench.settle();
    stack.resolve("255.255.255.255", found::add);
    bench.settle();
    assertThat(found).containsExactly(Optional.of(HERE), Optional.empty(), Optional.empty());
  }

  @Test
  void aLookupThatCannotRunFindsNothing() {
    LwipStack closing =
        new LwipStack(
            bench.network,
            bench.cpu,
            task -> {
              throw new RejectedExecutionException("ended");
            },
            name -> Optional.of(InetAddress.getLoopbackAddress()));
    closing.resolve("server.test", found::add);
    bench.settle();
    assertThat(found).containsExactly(Optional.empty());
  }

  // VB-66
  @Test
  void withoutWifiNamesAreNotFoundAfterFourQuestions() {
    stack.linkUp(false);
    stack.resolve("server.test", found::add);
    bench.advance(LwipStack.LOOKUP_MICROS - 1000);
    assertThat(found).isEmpty();
    bench.advance(2000);
    assertThat(found).containsExactly(Optional.empty());
  }

  // VB-66
  @Test
  void aQuestionAskedWhileTheWifiWasAwayForAMomentIsAnsweredLater() {
    stack.resolve("server.test", found::add);
    stack.linkUp(false);
    bench.settle();
    stack.linkUp(true);
    bench.settle();
    assertThat(found).isEmpty();
    bench.advance(LwipStack.LOOKUP_MICROS);
    assertThat(found).containsExactly(Optional.of(HERE));
  }

  // VB-66
  @Test
  void aConnectionWaitsForTheWifiAndGoesOn() {
    TcpSocket socket = connected(bench.serve());
    bench.advance(5000);
    log.take();
    stack.linkUp(false);
    bench.peers.get(0).send("hello");
    socket.write(new byte[] {'h', 'i'}, 0, 2);
    bench.advance(1_000_000);
    assertThat(log.take()).isEmpty();
    assertThat(bench.peers.get(0).heard()).isEmpty();
    stack.linkUp(true);
    bench.advance(5000);
    assertThat(log.take()).containsExactly("received 5", "sent 2");
    assertThat(bench.peers.get(0).heard()).isEqualTo("hi");
  }

  // VB-66
  @Test
  void aConnectionClosedWithoutWifiEndsWhenItIsBack() {
    connected(bench.serve()).close();
    TcpSocket socket = connected(bench.serve());
    bench.settle();
    stack.linkUp(false);
    socket.close();
    bench.advance(1000);
    assertThat(bench.peers.get(1).events).containsExactly("connected");
    stack.linkUp(true);
    bench.settle();
    assertThat(bench.peers.get(1).events).containsExactly("connected", "ended");
  }

  // VB-14
  @Test
  void aBoardThatDiesSaysNothingUntilItsPeerSpeaks() {
    connected(bench.serve());
    stack.resolve("localhost", found::add);
    stack.powerOff();
    bench.advance(1_000_000);
    Peer peer = bench.peers.get(0);
    assertThat(peer.events).containsExactly("connected");
    peer.send("are you there?");
    bench.settle();
    assertThat(peer.events).containsExactly("connected", "lost RESET");
    assertThat(log.take()).containsExactly("connected");
    assertThat(found).isEmpty();
    assertThat(stack.open()).isPresent();
  }

  @Test
  void closingLeavesNothingBehind() {
    stack.listen(0, socket -> log).orElseThrow();
    int port = bench.serve();
    connected(port);
    connected(port).close();
    bench.settle();
    bench.peers.get(1).fin();
    bench.advance(10_000);
    stack.close();
    bench.advance(30_000_000);
    // the server's own port
    assertThat(bench.network.inUse()).isEqualTo(1);
  }

  @Test
  void twoPortsAreListenedOnAndATakenOneIsNot() {
    int taken = bench.serve();
    assertThat(stack.listen(taken, socket -> log)).isEmpty();
    TcpServer first = stack.listen(0, socket -> log).orElseThrow();
    assertThat(stack.listen(first.port(), socket -> log)).isEmpty();
    stack.listen(0, socket -> log).orElseThrow();
    assertThat(stack.listen(0, socket -> log)).isEmpty();
    first.close();
    assertThat(stack.listen(first.port(), socket -> log)).isPresent();
  }

  @Test
  void portsNobodyListensOnAreGivenBackInTheEnd() {
    for (int i = 0; i < 30; i++) {
      stack.listen(0, socket -> log).orElseThrow().close();
    }
    assertThat(bench.network.inUse()).isLessThanOrEqualTo(8);
  }
}
