package dev.wiretwin.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.link.Frame.Kind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {
  private static final int SESSION = 0x1234;

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Without its mark and its line feed. */
  private static byte[] inside(byte[] line) {
    return Arrays.copyOfRange(line, 1, line.length - 1);
  }

  private static Optional<Frame> read(byte[] line, int session) {
    byte[] inside = inside(line);
    return Frame.read(inside, inside.length, session);
  }

  @Test
  void anAcknowledgementIsWrittenByteByByte() {
    // 00 05 07: a = 1234, 1239, 1240; c = their sum = 36AD
    assertThat(new Frame(Kind.ACK, 5, 7, new byte[0]).line(SESSION))
        .isEqualTo(hex("7e 00 05 07 12 40 36 ad 0a"));
  }

  @Test
  void aComplaintIsWrittenByteByByte() {
    // fe 01 02: a = 1332, 1333, 1335; c = 399A
    assertThat(new Frame(Kind.MISSING, 1, 2, new byte[0]).line(SESSION))
        .isEqualTo(hex("7e fe 01 02 13 35 39 9a 0a"));
  }

  @Test
  void dataIsWrittenByteByByteWithWhatIsSpecialStuffed() {
    // 02 03 04 78 0a: a = 1236 1239 123d 12b5 12bf; c = 5c20
    assertThat(new Frame(Kind.DATA, 3, 4, new byte[] {'x', '\n'}).line(SESSION))
        .isEqualTo(hex("7e 02 03 04 78 7d 4a 12 bf 5c 20 0a"));
  }

  @Test
  void aControlFrameKnowsNoSession() {
    // ff 00 00 41: a = ff ff ff 140; c = 43d
    byte[] line = new Frame(Kind.CONTROL, 0, 0, new byte[] {'A'}).line(SESSION);
    assertThat(line).isEqualTo(hex("7e ff 00 00 41 01 40 04 3d 0a"));
    assertThat(read(line, 1)).isPresent();
    assertThat(read(line, 65_520)).isPresent();
  }

  @Test
  void eachSpecialByteIsStuffedAndNoOther() {
    for (int b = 0; b < 256; b++) {
      byte[] line = new Frame(Kind.DATA, 0, 0, new byte[] {(byte) b}).line(1);
      boolean special = "\b\n\r}~\u007f".indexOf(b) >= 0;
      assertThat(Frame.isSpecial((byte) b)).isEqualTo(special);
      assertThat(line[4]).isEqualTo((byte) (special ? '}' : b));
      if (special) {
        assertThat(line[5]).isEqualTo((byte) (b ^ 64));
      }
    }
  }

  @Test
  void aLineHasNothingThatTheConsoleWouldActOnButItsEnd() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] inside = inside(some(random).line(1 + random.nextInt(65_520)));
      for (byte b : inside) {
        assertThat(b == '}' || !Frame.isSpecial(b)).isTrue();
      }
    }
  }

  private static Frame some(Random random) {
    byte[] payload = new byte[1 + random.nextInt(Frame.MOST_PAYLOAD)];
    random.nextBytes(payload);
    return new Frame(Kind.DATA, random.nextInt(256), random.nextInt(256), payload);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(Kind kind) {
    Random random = new Random(kind.ordinal());
    for (int length = 1; length <= Frame.MOST_PAYLOAD; length++) {
      byte[] payload = new byte[kind == Kind.ACK || kind == Kind.MISSING ? 0 : length];
      random.nextBytes(payload);
      Frame frame = new Frame(kind, random.nextInt(256), random.nextInt(256), payload);
      int session = 1 + random.nextInt(65_520);
      assertThat(read(frame.line(session), session))
          .hasValueSatisfying(same -> assertThat(same).usingRecursiveComparison().isEqualTo(frame));
    }
  }

  @Test
  void aFrameOfAnotherSessionIsNone() {
    byte[] line = new Frame(Kind.DATA, 1, 2, new byte[] {1, 2, 3}).line(40_000);
    assertThat(read(line, 40_001)).isEmpty();
    assertThat(read(line, 1)).isEmpty();
    assertThat(read(line, 40_000)).isPresent();
  }

  @Test
  void eachChangedBitIsFound() {
    byte[] line = new Frame(Kind.DATA, 17, 99, hex("730102 48656c6c6f20776f726c640a7e")).line(4711);
    for (int bit = 8; bit < 8 * (line.length - 1); bit++) {
      byte[] changed = line.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(read(changed, 4711)).as("bit " + bit).isEmpty();
    }
  }

  @Test
  void eachLostAndEachRepeatedByteIsFound() {
    byte[] line = new Frame(Kind.DATA, 17, 99, hex("730102 48656c6c6f20776f726c640a7e")).line(4711);
    for (int at = 1; at < line.length - 1; at++) {
      byte[] shorter = new byte[line.length - 1];
      System.arraycopy(line, 0, shorter, 0, at);
      System.arraycopy(line, at + 1, shorter, at, shorter.length - at);
      assertThat(read(shorter, 4711)).as("lost " + at).isEmpty();
      byte[] longer = new byte[line.length + 1];
      System.arraycopy(line, 0, longer, 0, at + 1);
      System.arraycopy(line, at, longer, at + 1, line.length - at);
      assertThat(read(longer, 4711)).as("twice " + at).isEmpty();
    }
  }

  @Test
  void whatIsTooShortIsNone() {
    for (int length = 0; length < 7; length++) {
      assertThat(Frame.read(new byte[8], length, 0)).isEmpty();
    }
    assertThat(Frame.read(hex("0000000000007d"), 7, 0)).isEmpty();
  }

  /** A body with a good check: made here, as no frame of ours looks like it. */
  private static Optional<Frame> readBody(String body) {
    byte[] head = hex(body);
    int check = Check.of(head, head.length, SESSION);
    byte[] all = Arrays.copyOf(head, head.length + 4);
    for (int i = 0; i < 4; i++) {
      all[head.length + i] = (byte) (check >>> 24 - 8 * i);
    }
    byte[] stuffed = new byte[2 * all.length];
    int length = 0;
    for (byte b : all) {
      if (Frame.isSpecial(b)) {
        stuffed[length++] = '}';
        b ^= 64;
      }
      stuffed[length++] = b;
    }
    return Frame.read(stuffed, length, SESSION);
  }

  @Test
  void aGoodCheckDoesNotExcuseALyingLength() {
    assertThat(readBody("010000 41")).isPresent();
    assertThat(readBody("020000 41")).isEmpty();
    assertThat(readBody("000000 41")).isEmpty();
    assertThat(readBody("fe0000 41")).isEmpty();
    assertThat(readBody("fe0000")).map(Frame::kind).hasValue(Kind.MISSING);
  }

  @Test
  void noiseNeverThrowsAndIsNeverAFrame() {
    for (int seed = 0; seed < 200_000; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      assertThat(Frame.read(noise, noise.length, SESSION)).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void damagedFramesNeverThrowAndAreWhatWasWrittenOrNothing() {
    for (int seed = 0; seed < 50_000; seed++) {
      Random random = new Random(seed);
      Frame frame = some(random);
      byte[] line = inside(frame.line(SESSION));
      for (int faults = 1 + random.nextInt(4); faults > 0; faults--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(256);
      }
      Frame.read(line, line.length - random.nextInt(2), SESSION)
          .ifPresent(read -> assertThat(read).usingRecursiveComparison().isEqualTo(frame));
    }
  }

  @Test
  void theWorstLineTowardsTheBoardFitsItsBuffer() {
    byte[] payload = new byte[Frame.MOST_STUFFED];
    int most = 1 + 2 * 3 + payload.length + 2 * Check.BYTES + 1;
    assertThat(most).isEqualTo(255);
    Random random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      for (int at = 0; at < payload.length; at++) {
        payload[at] = (byte) ('a' + random.nextInt(20));
      }
      int number = random.nextInt(256);
      byte[] line = new Frame(Kind.DATA, number, '\n', payload).line(1 + random.nextInt(65_520));
      assertThat(line.length).isLessThanOrEqualTo(most);
    }
  }
}
