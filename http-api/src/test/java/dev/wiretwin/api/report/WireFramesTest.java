package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFramesTest {
  private static WireFrames of(TargetReport.Chunk... chunks) {
    return WireFrames.of(List.of(chunks));
  }

  @Test
  void framesFollowAHeadWhateverTheChunks() {
    WireFrames wire =
        of(
            Samples.chunk(1, Samples.REQUEST.substring(0, 9)),
            Samples.chunk(2, Samples.REQUEST.substring(9)),
            Samples.bytes(3, Samples.HELLO_UP.substring(0, 6)),
            Samples.bytes(4, Samples.HELLO_UP.substring(6) + Samples.CLOSE_UP));
    assertThat(wire.heads()).extracting(WireFrames.Head::at).containsExactly(2.0);
    assertThat(wire.frames())
        .extracting(TargetReport.Frame::at, one -> one.payload().text(), one -> one.masked())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(4.0, "hello", true),
            org.assertj.core.groups.Tuple.tuple(4.0, null, true));
    assertThat(wire.rest().length()).isZero();
  }

  @Test
  void headersOfAllLengthsAndBitsAreRead() {
    String medium = "527e0100" + "00".repeat(256);
    String large = "827f0000000000010000" + "61".repeat(65_536);
    WireFrames wire = of(Samples.chunk(1, Samples.ANSWER), Samples.bytes(2, medium + large));
    TargetReport.Frame first = wire.frames().get(0);
    assertThat(first.fin()).isFalse();
    assertThat(first.rsv()).isEqualTo(5);
    assertThat(first.opcode()).isEqualTo(2);
    assertThat(first.payload().length()).isEqualTo(256);
    assertThat(wire.frames().get(1).payload().length()).isEqualTo(65_536);
    assertThat(wire.frames().get(1).payload().isCut()).isTrue();
  }

  @Test
  void whatIsNoFrameIsLeftOver() {
    assertThat(of(Samples.chunk(1, Samples.ANSWER), Samples.bytes(2, "81")).rest().hex())
        .isEqualTo("81");
    assertThat(of(Samples.chunk(1, Samples.ANSWER), Samples.bytes(2, "81ff00")).rest().hex())
        .isEqualTo("81ff00");
    assertThat(
            of(Samples.chunk(1, Samples.ANSWER), Samples.bytes(2, "817fffffffffffffffff")).frames())
        .isEmpty();
    assertThat(of(Samples.bytes(1, "8100")).rest().hex()).isEqualTo("8100");
    assertThat(of(Samples.chunk(1, "HTTP/1.1 101 x")).heads()).isEmpty();
    assertThat(of()).isEqualTo(new WireFrames(List.of(), List.of(), Bytes.EMPTY));
  }

  @Test
  void anAnswerThatDoesNotSwitchHasABodyAndOneThatGoesOnHasAnother() {
    WireFrames refused = of(Samples.chunk(1, "HTTP/1.1 503 Busy\r\n\r\nsorry"));
    assertThat(refused.heads().get(0).status()).isEqualTo(503);
    assertThat(refused.rest().text()).isEqualTo("sorry");
    WireFrames twice = of(Samples.chunk(1, "HTTP/1.1 100 Continue\r\n\r\n" + Samples.ANSWER));
    assertThat(twice.heads()).extracting(WireFrames.Head::status).containsExactly(100, 101);
    assertThat(new WireFrames.Head(1, "odd").status()).isZero();
  }

  @Test
  void nothingIsReadBehindBytesThatWereNotKept() {
    TargetReport.Chunk cut = new TargetReport.Chunk(2, Payload.of(Bytes.utf8("xxxx"), 1));
    WireFrames wire = of(Samples.chunk(1, Samples.ANSWER), cut, Samples.bytes(3, "8100"));
    assertThat(wire.rest().text()).isEqualTo("x");
  }
}
