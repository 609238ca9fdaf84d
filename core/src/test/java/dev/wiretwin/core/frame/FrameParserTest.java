package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
  private static final Limits LIMITS = Limits.DEFAULT.withMaxFrameBytes(1 << 20);

  @ParameterizedTest
  @CsvSource({
    "false, 810548656c6c6f, text fin 5 bytes \"Hello\"",
    "true, 818537fa213d7f9f4d5158, text fin 5 bytes \"Hello\"",
    "false, 010348656c, text 3 bytes \"Hel\"",
    "false, 80026c6f, continuation fin 2 bytes \"lo\"",
    "false, 890548656c6c6f, ping fin 5 bytes \"Hello\"",
    "true, 8a8537fa213d7f9f4d5158, pong fin 5 bytes \"Hello\"",
    "false, 8800, close fin 0 bytes",
    "true, 828000000000, binary fin 0 bytes"
  })
  void examplesOfTheRfcAreReadWholeOrByteByByte(boolean masked, String wire, String frame) {
    byte[] bytes = Bytes.fromHex(wire).toArray();

    assertThat(Parsing.whole(new FrameParser(masked, LIMITS), bytes).frames())
        .extracting(Frame::toString)
        .containsExactly(frame);
    assertThat(Parsing.byteByByte(new FrameParser(masked, LIMITS), bytes).frames())
        .extracting(Frame::toString)
        .containsExactly(frame);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 128, 65535, 65536, 65537, 1 << 20})
  void everyLengthFormIsReadAsOnePartWhenAllIsThere(int length) {
    Outbox out = new Outbox();
    FrameWriter.write(out, 0x82, new byte[length], 0, length);
    FrameParser parser = new FrameParser(false, LIMITS);
    ByteBuffer in = ByteBuffer.wrap(out.array(), 0, out.size());

    assertThat(parser.next(in)).isTrue();

    assertThat(parser.isFirst()).isTrue();
    assertThat(parser.isLast()).isTrue();
    assertThat(parser.payloadLength()).isEqualTo(length);
    assertThat(parser.length()).isEqualTo(length);
    assertThat(parser.array()).as("a view, not a copy").isSameAs(out.array());
    assertThat(parser.offset()).isEqualTo(FrameWriter.headerSize(length, false));
    assertThat(in.hasRemaining()).isFalse();
    assertThat(parser.next(in)).isFalse();
    assertThat(parser.array()).as("the input is let go").isNull();
  }

  /** The last column is the byte, counted from 0, whose arrival must be enough. */
  @ParameterizedTest
  @CsvSource({
    "client, c100, PROTOCOL, RSV1, 0",
    "client, a100, PROTOCOL, RSV2, 0",
    "client, 9100, PROTOCOL, RSV3, 0",
    "client, b100, PROTOCOL, RSV2, 0",
    "deflate, e100, PROTOCOL, RSV2, 0",
    "deflate, c900, PROTOCOL, RSV1, 0",
    "deflate, c800, PROTOCOL, RSV1, 0",
    "deflate, 4000, PROTOCOL, RSV1, 0",
    "deflate, c000, PROTOCOL, RSV1, 0",
    "deflate, c300, PROTOCOL, RSV1, 0",
    "client, 8300, PROTOCOL, Opcode 0x3, 0",
    "client, 8400, PROTOCOL, Opcode 0x4, 0",
    "client, 8500, PROTOCOL, Opcode 0x5, 0",
    "client, 8600, PROTOCOL, Opcode 0x6, 0",
    "client, 0700, PROTOCOL, Opcode 0x7, 0",
    "client, 8b00, PROTOCOL, Opcode 0xb, 0",
    "client, 8c00, PROTOCOL, Opcode 0xc, 0",
    "client, 8d00, PROTOCOL, Opcode 0xd, 0",
    "client, 8e00, PROTOCOL, Opcode 0xe, 0",
    "client, 0f00, PROTOCOL, Opcode 0xf, 0",
    "client, 0800, FIN_RULE, close, 0",
    "client, 0900, FIN_RULE, ping, 0",
    "client, 0a00, FIN_RULE, pong, 0",
    "client, 8180, PROTOCOL, server must not mask, 1",
    "server, 8100, PROTOCOL, client must mask, 1",
    "client, 887e007e, PROTOCOL, 125, 1",
    "client, 897f000000000000ffff, PROTOCOL, 125, 1",
    "server, 8afe007e00000000, PROTOCOL, 125, 1",
    "client, 817e0000, PROTOCOL, shortest, 3",
    "client, 817e007d, PROTOCOL, shortest, 3",
    "server, 81fe007d00000000, PROTOCOL, shortest, 3",
    "client, 817f0000000000000000, PROTOCOL, shortest, 9",
    "client, 817f000000000000ffff, PROTOCOL, shortest, 9",
    "client, 817f8000000000000000, PROTOCOL, highest bit, 9",
    "client, 817fffffffffffffffff, PROTOCOL, highest bit, 9",
    "client, 817f7fffffffffffffff, UNREPRESENTABLE, array, 9",
    "client, 817f0000000080000000, UNREPRESENTABLE, array, 9",
    "client, 817f000000007ffffff8, UNREPRESENTABLE, array, 9",
    "client, 817f000000007ffffff7, FRAME_LIMIT, 1048576, 9",
    "client, 817f0000000000100001, FRAME_LIMIT, 1048577, 9",
    "server, 82ff0000000000100001aabbccdd, FRAME_LIMIT, 1048577, 9"
  })
  void rulesAreJudgedAtTheByteThatBreaksThem(
      String role, String wire, Kind kind, String words, int badAt) {
    byte[] bytes = Bytes.fromHex(wire).toArray();
    FrameParser slow = parser(role);
    for (int i = 0; i < badAt; i++) {
      assertThat(slow.next(ByteBuffer.wrap(bytes, i, 1))).isFalse();
    }

    ProtocolViolation late = violation(slow, ByteBuffer.wrap(bytes, badAt, 1));
    ProtocolViolation early = violation(parser(role), ByteBuffer.wrap(bytes, 0, badAt + 1));
    ProtocolViolation atOnce = violation(parser(role), ByteBuffer.wrap(bytes));

    assertThat(late.kind()).isEqualTo(kind);
    assertThat(late).hasMessageContaining(words);
    assertThat(late.getMessage().length()).as("fits a close frame").isLessThanOrEqualTo(123);
    assertThat(early).hasMessage(late.getMessage());
    assertThat(atOnce).hasMessage(late.getMessage());
  }

  @Test
  void aFrameLimitBoundsTheTwoByteFormToo() {
    FrameParser parser = new FrameParser(false, Limits.DEFAULT.withMaxFrameBytes(1000));

    assertThat(parser.next(ByteBuffer.wrap(Bytes.fromHex("827e03e8").toArray()))).isTrue();
    parser = new FrameParser(false, Limits.DEFAULT.withMaxFrameBytes(1000));
    ByteBuffer tooLong = ByteBuffer.wrap(Bytes.fromHex("827e03e9").toArray());

    assertThat(violation(parser, tooLong).kind()).isEqualTo(Kind.FRAME_LIMIT);
  }

  @Test
  void rsv1IsAllowedOnDataOnceNegotiated() {
    FrameParser parser = parser("deflate");
    ByteBuffer in = ByteBuffer.wrap(Bytes.fromHex("4100 8000 c200").toArray());

    assertThat(parser.next(in)).isTrue();
    assertThat(parser.rsv1()).isTrue();
    assertThat(parser.fin()).isFalse();
    assertThat(parser.next(in)).isTrue();
    assertThat(parser.rsv1()).isFalse();
    assertThat(parser.next(in)).isTrue();
    assertThat(parser.rsv1()).isTrue();
    assertThat(parser.opcode()).isEqualTo(Opcode.BINARY);
    parser.allowRsv1(false);
    assertThat(violation(parser, ByteBuffer.wrap(new byte[] {(byte) 0xC1})).kind())
        .isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void aDataFrameBeginsBeforeItsPayloadIsThere() {
    FrameParser parser = new FrameParser(true, LIMITS);

    assertThat(parser.next(ByteBuffer.wrap(Bytes.fromHex("818537fa213d").toArray()))).isTrue();
    assertThat(parser.isFirst()).isTrue();
    assertThat(parser.isLast()).isFalse();
    assertThat(parser.isControl()).isFalse();
    assertThat(parser.length()).isZero();
    assertThat(parser.payloadLength()).isEqualTo(5);
    assertThat(parser.next(ByteBuffer.allocate(0))).isFalse();

    assertThat(parser.next(ByteBuffer.wrap(Bytes.fromHex("7f9f4d").toArray()))).isTrue();
    assertThat(parser.isFirst()).isFalse();
    assertThat(parser.isLast()).isFalse();
    assertThat(new String(parser.array(), parser.offset(), parser.length())).isEqualTo("Hel");

    assertThat(parser.next(ByteBuffer.wrap(Bytes.fromHex("5158").toArray()))).isTrue();
    assertThat(parser.isLast()).isTrue();
    assertThat(parser.payloadLength()).isEqualTo(5);
    assertThat(new String(parser.array(), parser.offset(), parser.length())).isEqualTo("lo");
  }

  @Test
  void aControlFrameComesWholeEvenIfItArrivedInPieces() {
    FrameParser parser = new FrameParser(true, LIMITS);

    assertThat(parser.next(ByteBuffer.wrap(Bytes.fromHex("8985").toArray()))).isFalse();
    assertThat(parser.next(ByteBuffer.wrap(Bytes.fromHex("37fa213d7f9f").toArray()))).isFalse();
    assertThat(parser.next(ByteBuffer.allocate(0))).isFalse();
    ByteBuffer rest = ByteBuffer.wrap(Bytes.fromHex("4d51588180").toArray());
    assertThat(parser.next(rest)).isTrue();

    assertThat(parser.isControl()).isTrue();
    assertThat(parser.isFirst()).isTrue();
    assertThat(parser.isLast()).isTrue();
    assertThat(new String(parser.array(), parser.offset(), parser.length())).isEqualTo("Hello");
    assertThat(rest.remaining()).as("what follows is left").isEqualTo(2);
  }

  @Test
  void aBufferMayBeginAnywhereInItsArray() {
    byte[] array = Bytes.fromHex("ffff ff 8102 4869 8900").toArray();
    ByteBuffer in = ByteBuffer.wrap(array, 2, 7).slice().position(1);
    FrameParser parser = new FrameParser(false, LIMITS);

    assertThat(parser.next(in)).isTrue();

    assertThat(in.position()).isEqualTo(5);
    assertThat(parser.array()).isSameAs(array);
    assertThat(parser.offset()).isEqualTo(5);
    assertThat(new String(array, parser.offset(), parser.length())).isEqualTo("Hi");
    assertThat(parser.next(in)).isTrue();
    assertThat(parser.opcode()).isEqualTo(Opcode.PING);
    assertThat(in.hasRemaining()).isFalse();
  }

  private static FrameParser parser(String role) {
    FrameParser parser = new FrameParser(role.equals("server"), LIMITS);
    parser.allowRsv1(role.equals("deflate"));
    return parser;
  }

  private static ProtocolViolation violation(FrameParser parser, ByteBuffer in) {
    return catchThrowableOfType(ProtocolViolation.class, () -> parser.next(in));
  }
}
