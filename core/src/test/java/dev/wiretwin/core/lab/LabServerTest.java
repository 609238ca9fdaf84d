package dev.wiretwin.core.lab;

import static dev.wiretwin.core.lab.Bench.answer;
import static dev.wiretwin.core.lab.Bench.echo;
import static dev.wiretwin.core.lab.Bench.expect;
import static dev.wiretwin.core.lab.Bench.expectFin;
import static dev.wiretwin.core.lab.Bench.fin;
import static dev.wiretwin.core.lab.Bench.handshake;
import static dev.wiretwin.core.lab.Bench.rst;
import static dev.wiretwin.core.lab.Bench.send;
import static dev.wiretwin.core.lab.Bench.sendAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through real sockets, and waiting for real time only as long as a split must be seen. */
class LabServerTest {
  private static final long MS = 1_000_000;

  private static NettyNetwork epoll;
  private static NettyNetwork nio;

  private final LabNewsQueue news = new LabNewsQueue();

  @BeforeAll
  static void networks() {
    epoll = new NettyNetwork(2, NettyNetwork.Kind.BEST, NameLookup.SYSTEM);
    nio = new NettyNetwork(2, NettyNetwork.Kind.NIO, NameLookup.SYSTEM);
  }

  @AfterAll
  static void close() {
    epoll.close();
    nio.close();
  }

  private LabServer start(NettyNetwork.Kind kind, LabScript script) throws IOException {
    return LabServer.start(
        kind == NettyNetwork.Kind.NIO ? nio : epoll,
        LabSettings.DEFAULT.withObserver(news),
        script);
  }

  private LabServer start(LabStep... steps) throws IOException {
    return start(NettyNetwork.Kind.BEST, new LabScript(List.of(List.of(steps))));
  }

  private static LabRecording.Connection only(LabServer lab) {
    assertThat(lab.recording().connections()).hasSize(1);
    return lab.recording().connections().get(0);
  }

  @ParameterizedTest
  @EnumSource(NettyNetwork.Kind.class)
  void aWholeConversationIsPlayedAndWrittenDown(NettyNetwork.Kind kind) throws Exception {
    LabScript script =
        new LabScript(
            List.of(
                List.of(handshake(), expect(1, 1, 5_000), send("yo"), expectFin(5_000), fin())));
    try (LabServer lab = start(kind, script);
        RealClient client = RealClient.to(lab.port())) {
      client.request();
      assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
      client.frame(WireFrame.text("hi"));
      assertThat(client.read()).isEqualTo("yo");
      client.write(new byte[] {(byte) 0x81}).fin();
      assertThat(client.read()).isNull();

      LabRecording.Connection seen = only(lab);
      assertThat(seen.request()).get().extracting(r -> r.what().text()).isEqualTo(Bench.REQUEST);
      assertThat(seen.frames())
          .singleElement()
          .satisfies(
              f -> {
                assertThat(f.masked()).isTrue();
                assertThat(f.frame().toString()).isEqualTo("text fin 2 bytes \"hi\"");
              });
      assertThat(seen.trailing().hex()).isEqualTo("81");
      assertThat(seen.ends())
          .extracting(e -> e.who() + " " + e.how())
          .containsExactly("CLIENT FIN", "SERVER FIN");
      assertThat(seen.sent()).hasSize(2);
      assertThat(seen.notes()).isEmpty();
      assertThat(seen.acceptedAt()).isBetween(0L, seen.request().orElseThrow().at());
    }
  }

  @ParameterizedTest
  @EnumSource(NettyNetwork.Kind.class)
  void aSplitIsSeenAsSeparateReads(NettyNetwork.Kind kind) throws Exception {
    LabStep split =
        new LabStep.SendHandshake(
            0, Optional.of("0123456789"), Bytes.utf8("++"), List.of(3, -4), 150);
    LabScript script = new LabScript(List.of(List.of(split, sendAfter(150, "next"))));
    try (LabServer lab = start(kind, script);
        RealClient client = RealClient.to(lab.port())) {
      client.request();
      assertThat(List.of(client.read(), client.read(), client.read(), client.read()))
          .containsExactly("012", "34567", "89++", "next");
    }
  }

  @ParameterizedTest
  @EnumSource(NettyNetwork.Kind.class)
  void endsOfTcpAreSentAndSeenAsWhatTheyAre(NettyNetwork.Kind kind) throws Exception {
    LabScript script =
        new LabScript(
            List.of(
                List.of(send("a"), fin()),
                List.of(new LabStep.ExpectRequest(0), rst()),
                List.of(send("c"))));
    try (LabServer lab = start(kind, script)) {
      try (RealClient client = RealClient.to(lab.port())) {
        assertThat(client.readAll()).isEqualTo("a");
      }
      assertThat(news.awaitEnd()).isEqualTo("SERVER FIN");
      assertThat(news.awaitEnd()).isEqualTo("CLIENT FIN");

      try (RealClient client = RealClient.to(lab.port())) {
        client.request();
        assertThatThrownBy(client::read)
            .isInstanceOf(SocketException.class)
            .hasMessageContaining("reset");
      }
      assertThat(news.awaitEnd()).isEqualTo("SERVER RST");

      RealClient client = RealClient.to(lab.port());
      assertThat(client.read()).isEqualTo("c");
      client.rst();
      assertThat(news.awaitEnd()).isEqualTo("CLIENT RST");
      assertThat(lab.recording().connections()).hasSize(3);
    }
  }

  @Test
  void echoingWorksOverARealSocket() throws Exception {
    try (LabServer lab = start(handshake(), echo(60_000));
        RealClient client = RealClient.to(lab.port())) {
      client.request().readHead();
      WireFrame large = WireFrame.of(2, new byte[3 << 20]);
      WireFrame ping = WireFrame.of(9, new byte[] {7});
      client.frame(ping);
      assertThat(client.read(3)).isEqualTo("\u008a\u0001\u0007");
      client.frame(large);
      assertThat(client.read(large.bytes().length)).hasSize((3 << 20) + 10);
    }
  }

  @Test
  void aWaitTakesItsTimeInTheScriptsScale() throws Exception {
    LabScript script = new LabScript(List.of(List.of(new LabStep.Wait(0, 2_000), send("x"))));
    LabSettings fast = LabSettings.DEFAULT.withTimeScale(0.02);
    try (LabServer lab = LabServer.start(epoll, fast, script);
        RealClient client = RealClient.to(lab.port())) {
      assertThat(client.read()).isEqualTo("x");
      LabRecording.Connection seen = only(lab);
      assertThat(seen.sent().get(0).at() - seen.acceptedAt()).isGreaterThanOrEqualTo(40 * MS);
    }
  }

  @Test
  void stepsStayInTimeButForWhatIsSaidToBeLate() throws Exception {
    LabStep[] steps = new LabStep[50];
    Arrays.fill(steps, sendAfter(10, "x"));
    try (LabServer lab = start(steps);
        RealClient client = RealClient.to(lab.port())) {
      assertThat(client.read(50)).hasSize(50);
      LabRecording.Connection seen = only(lab);
      long asked = 49 * 10 * MS;
      long late =
          seen.notes().stream()
              .filter(note -> note.step() > 0)
              .mapToLong(LabRecording.Note::lateNanos)
              .sum();
      long took = seen.sent().get(49).at() - seen.sent().get(0).at();
      // a timer is a millisecond late as a rule: fifty of them must not add up
      assertThat(took - asked - late).isBetween(-40 * MS, 40 * MS);
    }
  }

  @Test
  void faultsAreTheSameForTheSameSeed() throws Exception {
    Faults faults = new Faults(11, 5, 3, OptionalLong.of(40), OptionalLong.empty());
    String text = "0123456789".repeat(6);
    LabScript script = new LabScript(List.of(List.of(send(text))), faults);
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (LabServer lab = start(NettyNetwork.Kind.BEST, script);
          RealClient client = RealClient.to(lab.port())) {
        assertThat(client.readAll()).isEqualTo(text.substring(0, 40));
        runs.add(only(lab).sent().stream().map(s -> s.what().text()).toList());
      }
    }
    assertThat(runs.get(0)).hasSizeGreaterThan(8).isEqualTo(runs.get(1));
  }

  @Test
  void faultsMayChangeForTheConnectionsThatComeAfterwards() throws Exception {
    try (LabServer lab = start(send("0123456789"), fin())) {
      try (RealClient client = RealClient.to(lab.port())) {
        assertThat(client.readAll()).isEqualTo("0123456789");
      }
      lab.misbehave(new Faults(1, 0, 0, OptionalLong.of(4), OptionalLong.empty()));
      try (RealClient client = RealClient.to(lab.port())) {
        assertThat(client.readAll()).isEqualTo("0123");
      }
    }
  }

  @Test
  void theLastScriptServesFurtherConnections() throws Exception {
    LabScript script = new LabScript(List.of(List.of(send("first")), List.of(send("more"))));
    try (LabServer lab = start(NettyNetwork.Kind.BEST, script)) {
      for (String expected : List.of("first", "more", "more")) {
        try (RealClient client = RealClient.to(lab.port())) {
          assertThat(client.read()).isEqualTo(expected);
        }
      }
      assertThat(lab.recording().connections()).hasSize(3);
    }
  }

  @Test
  void withoutConnectionsNobodyListens() throws Exception {
    try (LabServer lab = start(NettyNetwork.Kind.BEST, new LabScript(List.of()))) {
      assertThat(lab.port()).isPositive();
      assertThatThrownBy(() -> RealClient.to(lab.port())).hasMessageContaining("refused");
      assertThat(lab.recording().connections()).isEmpty();
    }
  }

  @Test
  void aPortThatIsTakenIsToldAtTheStart() throws Exception {
    try (LabServer lab = start(send("x"))) {
      LabSettings same =
          LabSettings.DEFAULT.withAddress(new InetSocketAddress("127.0.0.1", lab.port()));
      assertThatThrownBy(() -> LabServer.start(epoll, same, new LabScript(List.of(List.of()))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen");
    }
  }

  @Test
  void closingEndsWhatIsOpenKeepsTheRecordingAndMayHappenTwice() throws Exception {
    LabServer lab = start(handshake(), expect(1, 1, LabStep.NO_LIMIT));
    try (RealClient client = RealClient.to(lab.port())) {
      client.request().readHead();
      lab.close();
      lab.close();
      assertThat(client.read()).isNull();
      LabRecording.Connection seen = only(lab);
      assertThat(seen.ends()).isEmpty();
      assertThat(seen.notes())
          .extracting(LabRecording.Note::sentence)
          .containsExactly("waited in vain for frame 1 with opcode 1: the lab server was closed");
      assertThatThrownBy(() -> RealClient.to(lab.port())).hasMessageContaining("refused");
    }
  }

  @Test
  void connectionsBeyondAllReasonAreResetAndNotWrittenDown() throws Exception {
    ManualLoop loop = new ManualLoop();
    try (LabServer lab = start(send("x"))) {
      for (int i = 0; i < LabServer.MAX_CONNECTIONS; i++) {
        lab.accept(new MemoryTransport(loop));
      }
      MemoryTransport oneMore = new MemoryTransport(loop);
      oneMore.listener(lab.accept(oneMore)).connected();
      assertThat(oneMore.isReset()).isTrue();
      assertThat(lab.recording().connections()).hasSize(LabServer.MAX_CONNECTIONS);
    }
  }

  @Test
  void aConnectionThatComesWhileItClosesOrWhenNobodyListensGetsNothing() throws Exception {
    MemoryTransport late = new MemoryTransport(new ManualLoop());
    LabServer lab = start(send("x"));
    lab.close();
    late.listener(lab.accept(late)).connected();
    assertThat(late.writes()).isZero();

    LabServer nobody = start(NettyNetwork.Kind.BEST, new LabScript(List.of()));
    MemoryTransport early = new MemoryTransport(new ManualLoop());
    early.listener(nobody.accept(early)).connected();
    assertThat(early.isReset()).isTrue();
    assertThat(nobody.recording().connections()).isEmpty();
  }

  @Test
  void aClientThatVanishesInTheMiddleLeavesNotes() throws Exception {
    try (LabServer lab =
        start(answer("HTTP/1.1 101 X\r\n\r\n", Bytes.EMPTY), expect(2, 1, 9_000))) {
      RealClient client = RealClient.to(lab.port()).request();
      client.readHead();
      client.write(new byte[] {(byte) 0x82, 5, 1});
      client.rst();
      assertThat(news.awaitEnd()).isEqualTo("CLIENT RST");
      assertThat(news.await(LabNews.Noted.class).note().sentence())
          .isEqualTo("waited in vain for frame 1 with opcode 2: the client was gone");
      assertThat(only(lab).trailing().hex()).isEqualTo("820501");
    }
  }

  @ParameterizedTest
  @EnumSource(NettyNetwork.Kind.class)
  void closingAfterItsNetworkIsNoFault(NettyNetwork.Kind kind) throws Exception {
    NettyNetwork network = new NettyNetwork(1, kind, NameLookup.SYSTEM);
    LabScript script = new LabScript(List.of(List.of(handshake(), echo(1_000))));
    LabServer lab = LabServer.start(network, LabSettings.DEFAULT.withObserver(news), script);
    try (RealClient client = RealClient.to(lab.port())) {
      client.request().readHead();
      network.close();
      lab.close();
      lab.close();
      assertThat(lab.recording().connections()).hasSize(1);
    }
  }
}
