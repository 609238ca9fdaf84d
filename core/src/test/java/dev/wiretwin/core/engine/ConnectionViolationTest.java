package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.testkit.Chopping;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.RandomTraffic;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6455 §7.1.7: each kind of violation fails the connection, with its code. */
class ConnectionViolationTest {
  private static final Limits SMALL =
      Limits.DEFAULT.withMaxFrameBytes(1000).withMaxMessageBytes(500).withMaxEmptyFragments(4);
  private static final String EXTENSION =
      "permessage-deflate; client_no_context_takeover; server_no_context_takeover";

  /** One way to break the rules. */
  private record Fault(String what, Kind kind, int code, boolean wrongMask, WireFrame... frames) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final byte[] MANY = new byte[501];

  private static final List<Fault> FAULTS =
      List.of(
          fault("RSV1", Kind.PROTOCOL, 1002, binary(1).withRsv(4)),
          fault("RSV2", Kind.PROTOCOL, 1002, binary(1).withRsv(2)),
          fault("RSV3 on a ping", Kind.PROTOCOL, 1002, WireFrame.of(9, new byte[0]).withRsv(1)),
          fault("data opcode 3", Kind.PROTOCOL, 1002, WireFrame.of(3, new byte[1])),
          fault("control opcode 11", Kind.PROTOCOL, 1002, WireFrame.of(11, new byte[1])),
          fault("long ping", Kind.PROTOCOL, 1002, WireFrame.of(9, new byte[126])),
          fault("long close", Kind.PROTOCOL, 1002, WireFrame.of(8, new byte[126])),
          new Fault("mask of the wrong side", Kind.PROTOCOL, 1002, true, binary(1)),
          fault("nothing to continue", Kind.FIN_RULE, 1002, WireFrame.of(0, new byte[1])),
          fault(
              "continuation after the end",
              Kind.FIN_RULE,
              1002,
              binary(1),
              WireFrame.of(0, new byte[1])),
          fault("start inside a message", Kind.FIN_RULE, 1002, binary(1).asUnfinished(), binary(2)),
          fault(
              "unfinished ping", Kind.FIN_RULE, 1002, WireFrame.of(9, new byte[1]).asUnfinished()),
          fault("text", Kind.UTF8, 1007, WireFrame.of(1, new byte[] {(byte) 0xC0, (byte) 0xAF})),
          fault(
              "text in fragments",
              Kind.UTF8,
              1007,
              WireFrame.of(1, new byte[] {(byte) 0xED}).asUnfinished(),
              WireFrame.of(0, new byte[] {(byte) 0xA0}).asUnfinished()),
          fault("frame", Kind.FRAME_LIMIT, 1009, WireFrame.of(2, new byte[1001])),
          fault("message", Kind.MESSAGE_LIMIT_AT_START, 1009, WireFrame.of(2, MANY)),
          fault(
              "message in fragments",
              Kind.MESSAGE_LIMIT_BY_FRAGMENT,
              1009,
              binary(1).asUnfinished(),
              WireFrame.of(0, new byte[500])),
          fault(
              "empty fragments",
              Kind.EMPTY_FRAGMENT_LIMIT,
              1008,
              binary().asUnfinished(),
              WireFrame.of(0, new byte[0]).asUnfinished(),
              WireFrame.of(0, new byte[0]).asUnfinished(),
              WireFrame.of(0, new byte[0]).asUnfinished(),
              WireFrame.of(0, new byte[0]).asUnfinished()));

  private static final List<Fault> COMPRESSED_FAULTS =
      List.of(
          fault("RSV2", Kind.PROTOCOL, 1002, binary(1).withRsv(2)),
          fault("RSV1 on a ping", Kind.PROTOCOL, 1002, WireFrame.of(9, new byte[1]).withRsv(4)),
          fault(
              "RSV1 on a continuation",
              Kind.PROTOCOL,
              1002,
              binary(1).asUnfinished(),
              WireFrame.of(0, new byte[1]).withRsv(4)),
          fault("garbage", Kind.BAD_DEFLATE, 1007, binary(0xFF, 0xFF, 0xFF).withRsv(4)),
          fault("broken off", Kind.BAD_DEFLATE, 1007, binary(0xF2, 0x48).withRsv(4)),
          fault(
              "compressed text",
              Kind.UTF8,
              1007,
              WireFrame.of(1, RandomTraffic.deflated(new byte[] {(byte) 0xFF})).withRsv(4)),
          fault(
              "inflated size",
              Kind.INFLATED_LIMIT,
              1009,
              WireFrame.of(2, RandomTraffic.deflated(MANY)).withRsv(4)));

  private static Fault fault(String what, Kind kind, int code, WireFrame... frames) {
    return new Fault(what, kind, code, false, frames);
  }

  private static WireFrame binary(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return WireFrame.of(2, bytes);
  }

  static Stream<Arguments> faults() {
    return Stream.of(Role.values())
        .flatMap(
            role ->
                Stream.concat(
                    FAULTS.stream().map(fault -> Arguments.of(role, false, fault)),
                    COMPRESSED_FAULTS.stream().map(fault -> Arguments.of(role, true, fault))));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isAnsweredWithItsCodeAndNothingIsHeardAfterwards(Role role, boolean deflate, Fault fault) {
    Rig rig = rig(role, deflate);
    rig.feed(bytes(rig, fault));
    List<WireFrame> sent = rig.takeFrames();
    assertThat(sent).extracting(WireFrame::closeCode).containsExactly(fault.code);
    assertThat(rig.connection().state()).isEqualTo(State.DRAINING);
    assertThat(rig.isHalfClosed()).isEqualTo(role == Role.SERVER);
    rig.takeEvents();
    rig.feed(WireFrame.text("unheard"), WireFrame.close(1000, ""));
    assertThat(rig.takeEvents()).isEmpty();
    assertThat(rig.takeBytes()).isEmpty();
    Event.Closed closed = rig.eof().closed();
    Outcome.Violated violated = (Outcome.Violated) closed.outcome();
    assertThat(violated.kind()).isEqualTo(fault.kind);
    assertThat(closed.first()).isEqualTo(Side.US);
    assertThat(closed.sent().orElseThrow().code()).isEqualTo(fault.code);
    assertThat(violated.sentence()).startsWith(closed.sent().orElseThrow().reason());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isFoundAlikeWhenEachByteComesAlone(Role role, boolean deflate, Fault fault) {
    Rig whole = rig(role, deflate);
    whole.feed(bytes(whole, fault)).eof();
    Rig single = rig(role, deflate);
    Chopping.single(bytes(single, fault)).forEach(single::feed);
    single.eof();
    assertThat(EventLines.of(single.takeEvents())).isEqualTo(EventLines.of(whole.takeEvents()));
    assertThat(single.takeBytes()).isEqualTo(whole.takeBytes());
  }

  private static Rig rig(Role role, boolean deflate) {
    return deflate
        ? Rig.deflating(role, DeflateOffer.DEFAULT, EXTENSION, SMALL)
        : Rig.open(role, SMALL);
  }

  private static byte[] bytes(Rig rig, Fault fault) {
    if (!fault.wrongMask) {
      return rig.wire(fault.frames);
    }
    byte[] right = rig.wire(fault.frames);
    return right[1] < 0
        ? WireFrame.join(fault.frames)
        : WireFrame.join(
            Arrays.stream(fault.frames).map(WireFrame::asMasked).toArray(WireFrame[]::new));
  }

  @Test
  void everyKindWithACloseCodeIsTried() {
    Set<Kind> tried =
        Stream.concat(FAULTS.stream(), COMPRESSED_FAULTS.stream())
            .map(Fault::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    tried.add(Kind.UNREPRESENTABLE);
    assertThat(Stream.of(Kind.values()).filter(kind -> kind.closeCode() != 0)).isSubsetOf(tried);
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, 827E007D, PROTOCOL, 1002",
    "SERVER, 82FE007D00000000, PROTOCOL, 1002",
    "CLIENT, 827F000000000000FFFF, PROTOCOL, 1002",
    "SERVER, 82FF000000000000FFFF00000000, PROTOCOL, 1002",
    "CLIENT, 827FFFFFFFFFFFFFFFFF, PROTOCOL, 1002",
    "SERVER, 82FFFFFFFFFFFFFFFFFF00000000, PROTOCOL, 1002",
    "CLIENT, 827F7FFFFFFFFFFFFFFF, UNREPRESENTABLE, 1009",
    "SERVER, 82FF7FFFFFFFFFFFFFFF00000000, UNREPRESENTABLE, 1009",
  })
  void lengthsThatNoFrameMayHave(Role role, String header, Kind kind, int code) {
    Rig rig = Rig.open(role).feed(HexFormat.of().parseHex(header));
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(code);
    assertThat(((Outcome.Violated) rig.eof().closed().outcome()).kind()).isEqualTo(kind);
  }

  /** Autobahn's cases 6.4.*: the message is long from complete when its fault shows. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void badTextIsFailedAtTheFirstBadByteOfAFrameStillArriving(Role role) {
    Rig rig = Rig.open(role);
    byte[] text = new byte[400];
    Arrays.fill(text, (byte) 'x');
    text[100] = (byte) 0xF4;
    text[101] = (byte) 0x90;
    byte[] wire = rig.wire(WireFrame.of(1, text));
    int payload = wire.length - text.length;
    rig.feed(Arrays.copyOf(wire, payload + 101));
    assertThat(rig.connection().isOpen()).isTrue();
    rig.feed(new byte[] {wire[payload + 101]});
    assertThat(rig.connection().state()).isEqualTo(State.DRAINING);
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1007);
  }
}
