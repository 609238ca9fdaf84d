package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Feeds a parser some way and writes down what came out; also checks the grammar of parts. */
final class Parsing {
  private final FrameParser parser;
  private final List<Frame> frames = new ArrayList<>();
  private ByteArrayOutputStream unfinished;
  private int parts;
  private String violation = "";

  private Parsing(FrameParser parser) {
    this.parser = parser;
  }

  static Parsing whole(FrameParser parser, byte[] wire) {
    return new Parsing(parser).feed(wire, left -> left);
  }

  static Parsing byteByByte(FrameParser parser, byte[] wire) {
    return new Parsing(parser).feed(wire, left -> 1);
  }

  static Parsing chopped(FrameParser parser, byte[] wire, SplittableRandom random, int most) {
    return new Parsing(parser).feed(wire, left -> 1 + random.nextInt(Math.min(most, left)));
  }

  static Parsing inPieces(FrameParser parser, byte[] wire, IntUnaryOperator pieceOfLeft) {
    return new Parsing(parser).feed(wire, pieceOfLeft);
  }

  List<Frame> frames() {
    return frames;
  }

  int parts() {
    return parts;
  }

  /** Kind and sentence, or empty. */
  String violation() {
    return violation;
  }

  /** Everything there is to know, whatever the chopping was. */
  String transcript() {
    String rest = unfinished == null ? "none" : Bytes.of(unfinished.toByteArray()).hex();
    return frames
        + " payloads "
        + frames.stream().map(f -> f.payload().hex()).toList()
        + " unfinished "
        + rest
        + " violation "
        + violation;
  }

  private Parsing feed(byte[] wire, IntUnaryOperator pieceOfLeft) {
    int at = 0;
    while (at < wire.length && violation.isEmpty()) {
      int piece = pieceOfLeft.applyAsInt(wire.length - at);
      byte[] copy = new byte[piece + 5]; // unmasking must not reach the caller's bytes
      System.arraycopy(wire, at, copy, 3, piece);
      feed(ByteBuffer.wrap(copy, 3, piece));
      at += piece;
    }
    return this;
  }

  private void feed(ByteBuffer in) {
    try {
      while (parser.next(in)) {
        part();
      }
      assertThat(in.hasRemaining()).as("false means all was taken").isFalse();
    } catch (ProtocolViolation e) {
      violation = e.kind() + " " + e.getMessage();
    }
  }

  private void part() {
    parts++;
    assertThat(parser.isFirst()).isEqualTo(unfinished == null);
    assertThat(parser.isControl()).isEqualTo(Opcode.isControl(parser.opcode()));
    assertThat(parser.isControl() && !(parser.isFirst() && parser.isLast())).isFalse();
    if (parser.isFirst()) {
      unfinished = new ByteArrayOutputStream();
    }
    unfinished.write(parser.array(), parser.offset(), parser.length());
    assertThat(parser.isLast()).isEqualTo(unfinished.size() == parser.payloadLength());
    if (parser.isLast()) {
      Bytes payload = Bytes.of(unfinished.toByteArray());
      frames.add(new Frame(parser.fin(), parser.rsv1() ? 4 : 0, parser.opcode(), payload));
      unfinished = null;
    }
  }
}
