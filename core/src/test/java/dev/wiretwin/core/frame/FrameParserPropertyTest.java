package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any frames, any chopping and any bytes at all. */
class FrameParserPropertyTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 124, 125, 126, 127, 300, 65535, 65536, 70000};
  private static final int[] OPCODES = {0, 1, 2, 8, 9, 10};

  private final SplittableRandom random = new SplittableRandom(57);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsWrittenIsReadHoweverItIsChopped(boolean masked) {
    for (int round = 0; round < 150; round++) {
      List<Frame> frames = randomFrames();
      byte[] wire = wire(frames, masked);

      Parsing whole = Parsing.whole(parser(masked), wire);
      assertThat(whole.frames()).isEqualTo(frames);
      assertThat(whole.parts()).as("one part for each frame").isEqualTo(frames.size());
      for (int most : new int[] {2, 16, 1 + wire.length}) {
        Parsing chopped = Parsing.chopped(parser(masked), wire, random, most);
        assertThat(chopped.frames()).isEqualTo(frames);
        assertThat(chopped.violation()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoPiecesCutAnywhereGiveTheSameFrames(boolean masked) {
    List<Frame> frames =
        List.of(
            frame(true, 9, 5),
            frame(false, 1, 3),
            frame(true, 10, 0),
            frame(true, 0, 200),
            frame(true, 8, 125),
            frame(true, 2, 0),
            frame(true, 2, 70000));
    byte[] wire = wire(frames, masked);
    byte[] head = Arrays.copyOf(wire, 420);
    String expected = Parsing.whole(parser(masked), head).transcript();

    for (int cut = 1; cut < head.length; cut++) {
      int[] pieces = {cut, head.length - cut};
      int[] next = {0};
      Parsing parsing = Parsing.inPieces(parser(masked), head, left -> pieces[next[0]++]);
      assertThat(parsing.transcript()).as("cut at %d", cut).isEqualTo(expected);
    }
    assertThat(Parsing.whole(parser(masked), wire).frames()).isEqualTo(frames);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void randomBytesEndInFramesOrAViolationAndChoppingDoesNotMatter(boolean masked) {
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      if (round % 2 == 0) {
        bytes[0] = (byte) FrameWriter.firstByte(true, 0, OPCODES[random.nextInt(6)]);
      }
      assertSameVerdict(masked, bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mutatedFramesEndInFramesOrAViolationAndChoppingDoesNotMatter(boolean masked) {
    for (int round = 0; round < 5_000; round++) {
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        frames.add(frame(true, OPCODES[random.nextInt(6)], random.nextInt(126)));
      }
      byte[] bytes = wire(frames, masked);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertSameVerdict(masked, bytes);
    }
  }

  private void assertSameVerdict(boolean masked, byte[] bytes) {
    String whole = Parsing.whole(parser(masked), bytes).transcript();
    String single = Parsing.byteByByte(parser(masked), bytes).transcript();
    String chopped = Parsing.chopped(parser(masked), bytes, random, 9).transcript();
    if (!whole.equals(single) || !whole.equals(chopped)) {
      throw new AssertionError(
          Bytes.of(bytes).hex() + "\n" + whole + "\n" + single + "\n" + chopped);
    }
  }

  private static FrameParser parser(boolean masked) {
    FrameParser parser = new FrameParser(masked, Limits.DEFAULT);
    parser.allowRsv1(true);
    return parser;
  }

  private List<Frame> randomFrames() {
    List<Frame> frames = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      int opcode = OPCODES[random.nextInt(OPCODES.length)];
      int length = LENGTHS[random.nextInt(LENGTHS.length)];
      boolean control = Opcode.isControl(opcode);
      frames.add(frame(control || random.nextBoolean(), opcode, control ? length % 126 : length));
    }
    return frames;
  }

  private Frame frame(boolean fin, int opcode, int length) {
    byte[] payload = new byte[length];
    random.nextBytes(payload);
    boolean mayCompress = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
    int rsv = mayCompress && random.nextBoolean() ? 4 : 0;
    return new Frame(fin, rsv, opcode, Bytes.of(payload));
  }

  private byte[] wire(List<Frame> frames, boolean masked) {
    Outbox out = new Outbox();
    for (Frame frame : frames) {
      int first = FrameWriter.firstByte(frame.fin(), frame.rsv(), frame.opcode());
      byte[] payload = frame.payload().toArray();
      if (masked) {
        FrameWriter.writeMasked(out, first, payload, 0, payload.length, random.nextInt());
      } else {
        FrameWriter.write(out, first, payload, 0, payload.length);
      }
    }
    return Arrays.copyOf(out.array(), out.size());
  }
}
