package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabFrameReaderTest implements LabFrameReader.Sink {
  private final List<Frame> frames = new ArrayList<>();
  private final List<Boolean> masks = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final LabFrameReader reader = new LabFrameReader(this);

  @Override
  public void frame(boolean masked, Frame frame) {
    frames.add(frame);
    masks.add(masked);
  }

  @Override
  public void unreadable(String sentence) {
    complaints.add(sentence);
  }

  private void take(byte... bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    reader.take(in);
    assertThat(in.hasRemaining()).isFalse();
  }

  private void takeHex(String hex) {
    take(Bytes.fromHex(hex).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "RFC 6455 §5.7 unmasked text,          810548656c6c6f,              true,  0, 1, 48656c6c6f",
    "RFC 6455 §5.7 masked text,            818537fa213d7f9f4d5158,      true,  0, 1, 48656c6c6f",
    "not final with all reserved bits,     7301ff,                      false, 7, 3, ff",
    "reserved control opcode,              8f00,                        true,  0, 15, ''",
    "16 bits of length for two bytes,      827e0002abcd,                true,  0, 2, abcd",
    "64 bits of length for two bytes,      827f0000000000000002abcd,    true,  0, 2, abcd",
    "64 bits and a mask,                   82ff0000000000000001010203040f, true, 0, 2, 0e",
    "a ping in pieces,                     0900,                        false, 0, 9, ''"
  })
  void anyFormIsRead(String name, String hex, boolean fin, int rsv, int opcode, String payload) {
    takeHex(hex);
    assertThat(frames)
        .as(name)
        .containsExactly(new Frame(fin, rsv, opcode, Bytes.fromHex(payload)));
    assertThat(reader.tail().length()).isZero();
  }

  @Test
  void itIsToldWhetherAFrameWasMasked() {
    takeHex("818537fa213d7f9f4d5158 810548656c6c6f 8180aabbccdd");
    assertThat(masks).containsExactly(true, false, true);
  }

  @Test
  void framesMayComeInAnyPieces() {
    byte[] all =
        WireFrame.join(
            WireFrame.text("a"),
            WireFrame.of(2, new byte[70_000]).asMasked(),
            WireFrame.of(9, new byte[0]).asMasked(),
            WireFrame.of(2, new byte[300]),
            WireFrame.close(1000, "bye").asMasked());
    SplittableRandom random = new SplittableRandom(7);
    for (int most : new int[] {1, 3, 1000, 100_000}) {
      frames.clear();
      for (int from = 0; from < all.length; ) {
        int to = Math.min(all.length, from + random.nextInt(1, most + 1));
        take(Arrays.copyOfRange(all, from, to));
        from = to;
      }
      assertThat(frames)
          .extracting(f -> f.payload().length())
          .containsExactly(1, 70_000, 0, 300, 5);
      assertThat(reader.tail().length()).isZero();
    }
  }

  @Test
  void aTruncatedFrameStaysBehind() {
    takeHex("8100 8185 37fa213d 7f9f");
    assertThat(frames).hasSize(1);
    assertThat(reader.tail().bytes().hex()).isEqualTo("818537fa213d7f9f");
  }

  @ParameterizedTest
  @CsvSource({
    "827f0000000001000001, 16777217",
    "82ffffffffffffffffff01020304, 18446744073709551615",
    "827f8000000000000000, 9223372036854775808"
  })
  void afterALengthBeyondReasonBytesAreKeptAsTheyAre(String header, String announced) {
    takeHex("8100" + header);
    takeHex("8100");
    assertThat(frames).hasSize(1);
    assertThat(complaints).singleElement().asString().contains("announces " + announced + " bytes");
    assertThat(reader.tail().bytes().hex()).isEqualTo(header + "8100");
  }

  @Test
  void theLargestFrameIsStillRead() {
    takeHex("82ff0000000001000000 00000000");
    byte[] part = new byte[1 << 20];
    for (int i = 0; i < 16; i++) {
      assertThat(frames).isEmpty();
      take(part);
    }
    assertThat(frames).singleElement().extracting(f -> f.payload().length()).isEqualTo(16 << 20);
  }

  @Test
  void whatFormsNoFrameIsKeptUpToALimitAndThatIsSaidOnce() {
    takeHex("827f7fffffffffffffff");
    byte[] part = new byte[1 << 20];
    for (int i = 0; i < 18; i++) {
      take(part);
    }
    assertThat(reader.tail().length()).isEqualTo(LabFrameReader.MAX_PAYLOAD + 14);
    assertThat(complaints).hasSize(2);
    assertThat(complaints.get(1)).contains("the rest is not kept");
  }
}
