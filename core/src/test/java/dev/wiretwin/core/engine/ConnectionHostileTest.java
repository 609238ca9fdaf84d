package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.testkit.Chopping;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.RandomTraffic;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a peer may do to hurt us, and what it costs us: never more than the limits say. */
class ConnectionHostileTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int MANY = 100_000;

  /** Two bytes for each kilobyte. */
  private static final byte[] BOMB = RandomTraffic.deflated(new byte[17 << 20]);

  @ParameterizedTest
  @CsvSource({
    "CLIENT, HTTP/1.1 101 ", "CLIENT, 'HTTP/1.1 101 Yes\r\nX: '",
    "SERVER, GET /", "SERVER, 'GET / HTTP/1.1\r\nX: '",
  })
  void tenMegabytesOfHeadAreReadNoFurtherThanTheLimit(Role role, String start) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
    rig.feed(start.getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[4096];
    Arrays.fill(piece, (byte) 'x');
    for (int i = 0; i < 3; i++) {
      rig.feed(piece);
      assertThat(rig.connection().state()).isEqualTo(State.HANDSHAKING);
    }
    rig.feed(piece);
    assertThat(rig.connection().state())
        .isEqualTo(role == Role.CLIENT ? State.CLOSED : State.DRAINING);
    for (int i = 0; i < 10 << 20; i += piece.length) {
      rig.feed(piece);
    }
    assertThat(rig.takeBytes()).hasSizeLessThan(256);
    assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind()).isEqualTo(Kind.HEAD_LIMIT);
    assertThat(rig.takeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void tenMegabytesOfHeaderLinesAreStoppedToo(Role role) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
    String start = role == Role.CLIENT ? "HTTP/1.1 101 Yes\r\n" : "GET / HTTP/1.1\r\n";
    rig.feed((start + "A: b\r\n".repeat((10 << 20) / 6)).getBytes(StandardCharsets.US_ASCII));
    assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind()).isEqualTo(Kind.HEAD_LIMIT);
  }

  @ParameterizedTest
  @CsvSource({"CLIENT, 9, true", "SERVER, 9, true", "CLIENT, 11, false", "SERVER, 11, false"})
  void aHeadInPiecesOfOneByteHasTenSecondsInAll(Role role, int seconds, boolean opens) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
    rig.connection().start();
    byte[] head = role == Role.CLIENT ? Heads.answer() : Heads.request();
    for (byte[] piece : Chopping.single(head)) {
      rig.advance(seconds * SECOND / head.length).feed(piece);
    }
    if (opens) {
      assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened");
    } else {
      assertThat(rig.closed().outcome())
          .isEqualTo(new Outcome.TimedOut(Outcome.Phase.HANDSHAKE, 10 * SECOND));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, 817F7FFFFFFFFFFFFFFF",
    "SERVER, 81FF7FFFFFFFFFFFFFFF01020304",
  })
  void aFrameOfTwoToThe63IsRefusedByItsHeaderWhateverTheLimits(Role role, String header) {
    int most = Integer.MAX_VALUE - 8;
    Limits generous = Limits.DEFAULT.withMaxFrameBytes(most).withMaxMessageBytes(most);
    for (Limits limits : List.of(Limits.DEFAULT, generous)) {
      Rig rig = Rig.open(role, limits).feed(HexFormat.of().parseHex(header));
      assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1009);
      assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind())
          .isEqualTo(Kind.UNREPRESENTABLE);
    }
  }

  /** A hundred of these would be 200 GB if a header alone could claim memory. */
  @ParameterizedTest
  @CsvSource({"CLIENT, 827F000000007FFFFFF7AA", "SERVER, 82FF000000007FFFFFF701020304AA"})
  void anAnnouncedLengthClaimsNoMemory(Role role, String start) {
    int most = Integer.MAX_VALUE - 8;
    Limits generous = Limits.DEFAULT.withMaxFrameBytes(most).withMaxMessageBytes(most);
    Rig[] rigs = new Rig[100];
    for (int i = 0; i < rigs.length; i++) {
      rigs[i] = Rig.open(role, generous).feed(HexFormat.of().parseHex(start));
    }
    assertThat(rigs).allMatch(rig -> rig.connection().isOpen());
  }

  @ParameterizedTest
  @CsvSource({"CLIENT, 65536", "SERVER, 65536", "CLIENT, 16777216", "SERVER, 16777216"})
  void aCompressedBombIsInflatedNoFurtherThanTheLimit(Role role, int limit) {
    Rig rig =
        Rig.deflating(
            role,
            DeflateOffer.DEFAULT,
            "permessage-deflate",
            Limits.DEFAULT.withMaxMessageBytes(limit));
    byte[] wire = rig.wire(WireFrame.of(2, BOMB).withRsv(4));
    assertThat(wire).hasSizeLessThan(65536);
    Chopping.every(wire, 1000).forEach(rig::feed);
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1009);
    assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind())
        .isEqualTo(Kind.INFLATED_LIMIT);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aHundredThousandEmptyFragmentsAreTooMany(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(WireFrame.text("").asUnfinished());
    byte[] empty = rig.wire(WireFrame.of(0, new byte[0]).asUnfinished());
    rig.feed(repeated(empty, 1023));
    assertThat(rig.connection().isOpen()).isTrue();
    rig.feed(repeated(empty, MANY - 1024));
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1008);
    assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind())
        .isEqualTo(Kind.EMPTY_FRAGMENT_LIMIT);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void fragmentsOfOneByteEndAtTheMessageLimit(Role role) {
    Rig rig = Rig.open(role, Limits.DEFAULT.withMaxMessageBytes(50_000));
    rig.feed(WireFrame.of(2, new byte[1]).asUnfinished());
    rig.feed(repeated(rig.wire(WireFrame.of(0, new byte[1]).asUnfinished()), MANY));
    assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind())
        .isEqualTo(Kind.MESSAGE_LIMIT_BY_FRAGMENT);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aHundredThousandPingsInOneSegmentGetBoundedAnswersTheLatestAmongThem(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().receive(ByteBuffer.wrap(pings(rig)));
    int seen = 0;
    while (rig.connection().poll() instanceof Event.PingSeen) {
      seen++;
      assertThat(rig.connection().gathered()).isLessThan((64 << 10) + 131);
    }
    assertThat(seen).isEqualTo(MANY);
    byte[] answers = rig.turn().takeBytes();
    assertThat(answers).hasSizeLessThan((64 << 10) + 2 * 131);
    List<WireFrame> pongs = WireFrame.read(answers);
    assertThat(FrameLines.of(pongs.get(0))).isEqualTo("pong 00000000");
    assertThat(FrameLines.of(pongs.get(pongs.size() - 1))).isEqualTo("pong 0001869f");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPeerThatPingsAndNeverReadsMakesUsHoldNoMoreThanTheBacklog(Role role) {
    Rig rig = Rig.open(role);
    long unsent = 0;
    for (byte[] piece : Chopping.every(pings(rig), 1000)) {
      rig.connection().backlog(unsent);
      unsent += rig.feed(piece).takeBytes().length;
    }
    assertThat(unsent).isBetween(60_000L, (64 << 10) + 1000L);
    rig.connection().backlog(0);
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("pong 0001869f");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void withASmallSendQueueTheAnswersToAFloodTakeHalfOfIt(Role role) {
    Rig rig = Rig.open(role, Limits.DEFAULT.withMaxQueuedBytes(4000));
    rig.feed(pings(rig));
    assertThat(rig.takeBytes()).hasSizeLessThan(2000 + 2 * 131);
    rig.connection().send(2, new byte[1700], 0, 1700);
    assertThat(rig.connection().isOpen()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aHundredThousandPongsCostNothing(Role role) {
    Rig rig = Rig.open(role);
    byte[] pong = rig.wire(WireFrame.of(10, new byte[1]));
    rig.feed(repeated(pong, MANY));
    assertThat(rig.takeEvents()).hasSize(MANY);
    assertThat(rig.takeBytes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anythingAfterACloseIsDiscardedHoweverMuchItIs(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(WireFrame.text("half").asUnfinished(), WireFrame.close(1000, ""));
    rig.takeEvents();
    rig.takeBytes();
    byte[] junk = new byte[1 << 20];
    Arrays.fill(junk, (byte) 0x9A);
    for (int i = 0; i < 10; i++) {
      rig.feed(junk);
    }
    assertThat(rig.takeEvents()).isEmpty();
    assertThat(rig.takeBytes()).isEmpty();
    rig.advance(5 * SECOND);
    assertThat(rig.closed().clean()).isTrue();
  }

  /** Each with its number as payload, so that the answers can be told apart. */
  private static byte[] pings(Rig rig) {
    byte[] one = rig.wire(WireFrame.of(9, new byte[4]));
    ByteBuffer all = ByteBuffer.allocate(MANY * one.length);
    for (int i = 0; i < MANY; i++) {
      all.put(rig.wire(WireFrame.of(9, ByteBuffer.allocate(4).putInt(i).array())));
    }
    return all.array();
  }

  private static byte[] repeated(byte[] bytes, int times) {
    ByteBuffer all = ByteBuffer.allocate(bytes.length * times);
    for (int i = 0; i < times; i++) {
      all.put(bytes);
    }
    return all.array();
  }
}
