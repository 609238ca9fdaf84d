package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wiretwin.core.deflate.MessageInflater;
import dev.wiretwin.core.engine.Event.Message;
import dev.wiretwin.core.frame.FrameParser;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.testkit.RandomTraffic;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageAssemblerTest {
  private static final Limits SMALL =
      Limits.DEFAULT.withMaxFrameBytes(4000).withMaxMessageBytes(2000).withMaxEmptyFragments(3);

  private final FrameParser parser = new FrameParser(false, SMALL);
  private final MessageAssembler plain = new MessageAssembler(SMALL, null);

  @Test
  void aMessageThatCameInOnePieceIsAViewOfTheInput() {
    ByteBuffer in = ByteBuffer.wrap(WireFrame.text("Hello").bytes());
    parser.next(in);
    Message message = plain.accept(parser);
    assertThat(message).isEqualTo(new Message(1, in.array(), 2, 5, true));
  }

  @Test
  void fragmentsAreJoinedAndTheArrayIsTheReceivers() {
    List<Message> messages =
        accept(
            plain,
            binary(1, 2, 3).asUnfinished(),
            continuation(4).asUnfinished(),
            continuation(5, 6),
            binary(7).asUnfinished(),
            continuation());
    assertThat(messages).extracting(Message::lent).containsExactly(false, false);
    assertThat(payload(messages.get(0))).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(payload(messages.get(1))).containsExactly(7);
  }

  @Test
  void emptyFragmentsBeforeTheOnlyFullOneChangeNothing() {
    List<Message> messages =
        accept(
            plain,
            binary().asUnfinished(),
            continuation().asUnfinished(),
            continuation(1, 2),
            binary().asUnfinished(),
            continuation());
    assertThat(payload(messages.get(0))).containsExactly(1, 2);
    assertThat(payload(messages.get(1))).isEmpty();
  }

  @Test
  void aFrameThatArrivesInPartsIsJoinedToo() {
    byte[] large = new byte[1900];
    Arrays.fill(large, (byte) 7);
    ByteBuffer in = ByteBuffer.wrap(WireFrame.of(2, large).bytes());
    Message message = null;
    for (int limit = 4; limit <= in.capacity(); limit += 4) {
      in.limit(Math.min(limit, in.capacity()));
      if (parser.next(in)) {
        assertThat(message).isNull();
        message = plain.accept(parser);
      }
    }
    assertThat(payload(message)).isEqualTo(large);
  }

  @Test
  void anEmptyMessageArrivingHeaderFirstIsAMessage() {
    assertThat(payload(accept(plain, binary()).get(0))).isEmpty();
  }

  @Test
  void aContinuationNeedsAStart() {
    assertThat(violation(plain, continuation(1)).kind()).isEqualTo(Kind.FIN_RULE);
  }

  @Test
  void aStartMayNotComeInsideAnUnfinishedMessage() {
    ProtocolViolation violation = violation(plain, binary(1).asUnfinished(), WireFrame.text("x"));
    assertThat(violation.kind()).isEqualTo(Kind.FIN_RULE);
    assertThat(violation).hasMessage("text frame inside an unfinished message");
  }

  @Test
  void textMayBeCutInsideACharacter() {
    byte[] text = "a€👋".getBytes(StandardCharsets.UTF_8);
    List<WireFrame> frames = new ArrayList<>();
    for (int i = 0; i < text.length; i++) {
      WireFrame frame = WireFrame.of(i == 0 ? 1 : 0, new byte[] {text[i]});
      frames.add(i == text.length - 1 ? frame : frame.asUnfinished());
    }
    List<Message> messages = accept(plain, frames.toArray(WireFrame[]::new));
    assertThat(payload(messages.get(0))).isEqualTo(text);
  }

  @Test
  void badTextIsRefusedWholeOrAtTheFragmentThatShowsIt() {
    WireFrame bad = WireFrame.of(1, new byte[] {'a', (byte) 0xFF});
    assertThat(violation(plain, bad).kind()).isEqualTo(Kind.UTF8);
    assertThat(violation(new MessageAssembler(SMALL, null), bad.asUnfinished()).kind())
        .isEqualTo(Kind.UTF8);
  }

  @Test
  void textMayNotEndInsideACharacter() {
    assertThat(violation(plain, WireFrame.of(1, new byte[] {(byte) 0xC3})).kind())
        .isEqualTo(Kind.UTF8);
    assertThat(
            violation(
                    new MessageAssembler(SMALL, null),
                    WireFrame.of(1, new byte[] {(byte) 0xC3}).asUnfinished(),
                    continuation())
                .kind())
        .isEqualTo(Kind.UTF8);
  }

  @Test
  void theNextTextIsCheckedAfresh() {
    accept(plain, WireFrame.text("ü").asUnfinished(), continuation('x'));
    assertThat(accept(plain, WireFrame.text("y").asUnfinished(), continuation())).hasSize(1);
  }

  @Test
  void theMessageLimitHoldsForOneFrameAndForTheirSum() {
    MessageAssembler first = new MessageAssembler(SMALL, null);
    assertThat(violation(first, WireFrame.of(2, new byte[2001])).kind())
        .isEqualTo(Kind.MESSAGE_LIMIT_AT_START);
    accept(plain, WireFrame.of(2, new byte[1999]).asUnfinished());
    assertThat(violation(plain, continuation(1).asUnfinished(), continuation(1)).kind())
        .isEqualTo(Kind.MESSAGE_LIMIT_BY_FRAGMENT);
    MessageAssembler third = new MessageAssembler(SMALL, null);
    assertThat(accept(third, WireFrame.of(2, new byte[2000]))).hasSize(1);
  }

  @Test
  void emptyFragmentsAreCountedPerMessage() {
    WireFrame start = binary().asUnfinished();
    WireFrame more = continuation().asUnfinished();
    assertThat(accept(plain, start, more, more, continuation())).hasSize(1);
    assertThat(accept(plain, start, more, more, continuation())).hasSize(1);
    assertThat(violation(plain, start, more, more, more).kind())
        .isEqualTo(Kind.EMPTY_FRAGMENT_LIMIT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void compressedFragmentsAreInflatedTogether(int size) {
    byte[] text = "Hällo ".repeat(100).getBytes(StandardCharsets.UTF_8);
    byte[] squeezed = RandomTraffic.deflated(text);
    List<WireFrame> frames = new ArrayList<>();
    for (int from = 0; from < squeezed.length; from += size) {
      int to = Math.min(squeezed.length, from + size);
      WireFrame frame = WireFrame.of(from == 0 ? 1 : 0, Arrays.copyOfRange(squeezed, from, to));
      frame = from == 0 ? frame.withRsv(4) : frame;
      frames.add(to == squeezed.length ? frame : frame.asUnfinished());
    }
    MessageAssembler inflating = inflating();
    Message message = accept(inflating, frames.toArray(WireFrame[]::new)).get(0);
    assertThat(payload(message)).isEqualTo(text);
    assertThat(message.lent()).isFalse();
    assertThat(accept(inflating, WireFrame.text("plain"))).hasSize(1);
  }

  @Test
  void theLimitHoldsAfterInflating() {
    WireFrame bomb = WireFrame.of(2, RandomTraffic.deflated(new byte[2001])).withRsv(4);
    assertThat(violation(inflating(), bomb).kind()).isEqualTo(Kind.INFLATED_LIMIT);
  }

  @Test
  void releaseMayComeAtAnyTimeAndAgain() {
    accept(plain, binary(1).asUnfinished());
    plain.release();
    assertThatCode(plain::release).doesNotThrowAnyException();
    MessageAssembler inflating = inflating();
    accept(inflating, WireFrame.of(2, RandomTraffic.deflated(new byte[9])).withRsv(4));
    inflating.release();
    assertThatCode(inflating::release).doesNotThrowAnyException();
  }

  private MessageAssembler inflating() {
    parser.allowRsv1(true);
    return new MessageAssembler(SMALL, new MessageInflater(true, SMALL.maxMessageBytes()));
  }

  private List<Message> accept(MessageAssembler assembler, WireFrame... frames) {
    List<Message> messages = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(WireFrame.join(frames));
    while (parser.next(in)) {
      Message message = assembler.accept(parser);
      if (message != null) {
        messages.add(message);
      }
    }
    return messages;
  }

  private ProtocolViolation violation(MessageAssembler assembler, WireFrame... frames) {
    return catchThrowableOfType(ProtocolViolation.class, () -> accept(assembler, frames));
  }

  private static WireFrame binary(int... bytes) {
    return WireFrame.of(2, bytes(bytes));
  }

  private static WireFrame continuation(int... bytes) {
    return WireFrame.of(0, bytes(bytes));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] payload(Message message) {
    return Arrays.copyOfRange(message.array(), message.from(), message.from() + message.length());
  }
}
