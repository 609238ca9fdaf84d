package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Outcome.Phase;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.testkit.Chopping;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionHandshakeTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String PROPER = new String(Heads.answer(), StandardCharsets.US_ASCII);

  @Test
  void theRequestIsWrittenOnceTheTransportStandsAndInOneWrite() {
    Rig rig = fresh(Role.CLIENT);
    assertThat(rig.turn().takeBytes()).isEmpty();
    rig.connection().start();
    assertThat(text(rig.turn().takeBytes()))
        .startsWith("GET /chat HTTP/1.1\r\nHost: server.example.com\r\n")
        .contains("\r\nSec-WebSocket-Key: " + Rig.KEY + "\r\n")
        .endsWith("\r\n\r\n");
    assertThat(rig.turn().takeBytes()).isEmpty();
  }

  @Test
  void aServerSaysNothingBeforeItWasAsked() {
    Rig rig = fresh(Role.SERVER);
    rig.connection().start();
    assertThat(rig.turn().takeBytes()).isEmpty();
    rig.feed(Heads.request());
    assertThat(text(rig.takeBytes()))
        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void openedCarriesTheHeadThePeerSent(Role role) {
    Rig rig = fresh(role);
    byte[] head = role == Role.CLIENT ? Heads.answer("X-A: 1") : Heads.request("X-A: 1");
    rig.feed(head);
    Event.Opened opened = (Event.Opened) rig.takeEvents().get(0);
    assertThat(opened.peer().toString()).isEqualTo(text(head));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void frameInTheSameSegmentAsTheHeadIsRead(Role role) {
    Rig rig = fresh(role);
    rig.feed(headAndFrames(role, rig, WireFrame.text("first"), WireFrame.of(9, new byte[1])));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened", "text first", "ping 00");
    byte[] bytes = rig.takeBytes();
    int end = role == Role.SERVER ? text(bytes).indexOf("\r\n\r\n") + 4 : 0;
    byte[] behind = Arrays.copyOfRange(bytes, end, bytes.length);
    assertThat(FrameLines.of(WireFrame.read(behind))).containsExactly("pong 00");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theHeadMayBeSplitAtEveryByte(Role role) {
    byte[] bytes = headAndFrames(role, fresh(role), WireFrame.text("first"));
    for (int cut = 0; cut <= bytes.length; cut++) {
      Rig rig = fresh(role);
      Chopping.at(bytes, cut).forEach(rig::feed);
      assertThat(EventLines.of(rig.takeEvents()))
          .as("cut at %s", cut)
          .containsExactly("opened", "text first");
    }
    Rig rig = fresh(role);
    Chopping.single(bytes).forEach(rig::feed);
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened", "text first");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request, 400, Bad Request",
    "HTTP/1.1 200 OK, 200, OK",
    "HTTP/1.1 302 Found, 302, Found",
    "HTTP/1.1 426, 426, ''",
    "HTTP/1.0 503 Busy, 503, Busy",
  })
  void anotherStatusIsReportedWithItsPhrase(String line, int status, String phrase) {
    Rig rig = fresh(Role.CLIENT);
    rig.feed((line + "\r\nContent-Length: 4\r\n\r\nbody").getBytes(StandardCharsets.US_ASCII));
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.Refused(status, phrase));
    assertThat(rig.closed().sent()).isEmpty();
    assertThat(rig.takeEvents()).hasSize(1);
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.isAborted()).isTrue();
    assertThat(rig.connection().state()).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | s3pPLMBiTxaQ9kYGzzhZRbK+xOp=",
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | S3PPLMBITXAQ9KYGZZHZRBK+XOO=",
        "Sec-WebSocket-Accept | Sec-WebSocket-Except",
        "Upgrade: websocket | Upgrade: h2c",
        "Connection: Upgrade | Connection: close",
        "HTTP/1.1 101 | HTTP/1.0 101",
        "HTTP/1.1 101 | ICY 200",
        "Connection: | Sec-WebSocket-Protocol: chat\\r\\nConnection:",
        "Connection: | Sec-WebSocket-Extensions: permessage-deflate\\r\\nConnection:",
        "Connection: | folded\\r\\n more: yes\\r\\nConnection:",
      })
  void anAnswerThatIsNotOneToOurRequestIsABadHandshake(String part, String instead) {
    Rig rig = fresh(Role.CLIENT);
    String answer = PROPER.replace(part, instead.replace("\\r\\n", "\r\n"));
    assertThat(answer).isNotEqualTo(PROPER);
    rig.feed(answer.getBytes(StandardCharsets.US_ASCII));
    assertThat(rig.closed().outcome()).isInstanceOf(Outcome.BadHandshake.class);
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.isAborted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /chat | POST /chat | 405",
        "HTTP/1.1 | HTTP/1.0 | 505",
        "Host: server.example.com | X: y | 400",
        "Upgrade: websocket | Upgrade: h2c | 400",
        "Connection: Upgrade | Connection: close | 400",
        "Sec-WebSocket-Key: dGhl | Sec-WebSocket-Key: | 400",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 8 | 426",
        "GET /chat | hello | 400",
        "Host: | Host : | 400",
      })
  void aServerAnswersABadRequestAndThenListensToNothing(String part, String instead, int status) {
    Rig rig = fresh(Role.SERVER);
    String request = text(Heads.request()).replaceFirst(part, instead);
    rig.feed(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(text(rig.takeBytes())).startsWith("HTTP/1.1 " + status + " ");
    assertThat(rig.connection().state()).isEqualTo(State.DRAINING);
    assertThat(rig.isHalfClosed()).isTrue();
    rig.feed(Heads.request()).feed(WireFrame.text("hello"));
    assertThat(rig.takeEvents()).isEmpty();
    assertThat(rig.takeBytes()).isEmpty();
    rig.advance(5 * SECOND - 1);
    assertThat(rig.isAborted()).isFalse();
    rig.advance(1);
    assertThat(rig.closed().outcome()).isInstanceOf(Outcome.BadHandshake.class);
    assertThat(rig.isAborted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aHeadOverTheLimitIsAViolation(Role role) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT.withMaxHeadBytes(256));
    String start = role == Role.CLIENT ? "HTTP/1.1 101 Yes\r\nX: " : "GET / HTTP/1.1\r\nX: ";
    rig.feed((start + "y".repeat(300)).getBytes(StandardCharsets.US_ASCII));
    String answer = text(rig.takeBytes());
    assertThat(answer).startsWith(role == Role.SERVER ? "HTTP/1.1 431 " : "");
    assertThat(answer.isEmpty()).isEqualTo(role == Role.CLIENT);
    rig.eof();
    assertThat(rig.closed().outcome())
        .isEqualTo(new Outcome.Violated(Kind.HEAD_LIMIT, "the handshake is larger than 256 bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, TCP", "CLIENT, TLS", "CLIENT, HANDSHAKE",
    "SERVER, TCP", "SERVER, TLS", "SERVER, HANDSHAKE",
  })
  void tenSecondsAreForAllPhasesTogetherAndTheOutcomeNamesTheOneUnderWay(Role role, Phase phase) {
    Rig rig = fresh(role);
    if (phase != Phase.TCP) {
      rig.advance(3 * SECOND).connection().tlsStarted();
    }
    if (phase == Phase.HANDSHAKE) {
      rig.advance(3 * SECOND).connection().start();
      rig.turn()
          .feed(
              role == Role.CLIENT
                  ? "HTTP/1.1 101 S".getBytes(StandardCharsets.US_ASCII)
                  : "GET /".getBytes(StandardCharsets.US_ASCII));
    }
    rig.takeBytes();
    rig.advance(rig.connection().deadline() - 1 - elapsed(phase));
    assertThat(rig.takeEvents()).isEmpty();
    rig.advance(1);
    assertThat(rig.closed())
        .isEqualTo(
            new Event.Closed(
                new Outcome.TimedOut(phase, 10 * SECOND),
                Side.US,
                Optional.empty(),
                Optional.empty()));
    assertThat(rig.isAborted()).isTrue();
    assertThat(rig.takeBytes()).isEmpty();
  }

  private static long elapsed(Phase phase) {
    return phase.ordinal() * 3 * SECOND;
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theTimeLimitIsOverOnceOpen(Role role) {
    Rig rig = fresh(role);
    rig.advance(10 * SECOND - 1);
    rig.feed(role == Role.CLIENT ? Heads.answer() : Heads.request());
    rig.advance(20 * SECOND);
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened");
    assertThat(rig.connection().isOpen()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theEndOfTcpInsideTheHeadIsALoss(Role role) {
    Rig rig = fresh(role);
    byte[] head = role == Role.CLIENT ? Heads.answer() : Heads.request();
    rig.feed(Chopping.at(head, 30).get(0)).eof();
    assertThat(rig.closed().outcome()).isInstanceOf(Outcome.Lost.class);
    assertThat(rig.closed().first()).isEqualTo(Side.PEER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "closed"})
  void startingTooLateSaysNothing(String when) {
    Rig rig = when.equals("open") ? Rig.open(Role.CLIENT) : fresh(Role.CLIENT).eof();
    rig.connection().start();
    assertThat(rig.turn().takeBytes()).isEmpty();
  }

  private static byte[] headAndFrames(Role role, Rig rig, WireFrame... frames) {
    byte[] head = role == Role.CLIENT ? Heads.answer() : Heads.request();
    byte[] wire = rig.wire(frames);
    byte[] both = Arrays.copyOf(head, head.length + wire.length);
    System.arraycopy(wire, 0, both, head.length, wire.length);
    return both;
  }

  private static Rig fresh(Role role) {
    return Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
