package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.core.frame.Outbox;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInflaterTest {
  private static final int ENOUGH = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "one block, f248cdc9c90700",
    "no compression, 000500faff48656c6c6f00",
    "final block, f348cdc9c9070000",
    "two blocks, f248050000 00ffffcac9c90700",
    "final block without the empty block behind, f348cdc9c90700",
    "empty block in front, 00 0000ffff f248cdc9c90700"
  })
  void eachWayOfTheRfcToSayHelloIsUnderstoodTwice(String what, String payload) {
    for (boolean noContextTakeover : new boolean[] {true, false}) {
      try (MessageInflater inflater = new MessageInflater(noContextTakeover, ENOUGH)) {
        assertThat(inflate(inflater, payload)).as(what).isEqualTo("Hello");
        assertThat(inflate(inflater, payload)).as(what).isEqualTo("Hello");
      }
    }
  }

  @Test
  void aSharedWindowIsRememberedFromMessageToMessage() {
    try (MessageInflater inflater = new MessageInflater(false, ENOUGH)) {
      assertThat(inflate(inflater, "f248cdc9c90700")).isEqualTo("Hello");
      assertThat(inflate(inflater, "f200110000")).isEqualTo("Hello");
      assertThat(inflate(inflater, "f200110000")).isEqualTo("Hello");
    }
  }

  @Test
  void aFinalBlockDoesNotEndTheSharedWindow() {
    try (MessageInflater inflater = new MessageInflater(false, ENOUGH)) {
      assertThat(inflate(inflater, "f348cdc9c9070000")).isEqualTo("Hello");
      assertThat(inflate(inflater, "f200110000")).isEqualTo("Hello");
    }
  }

  @Test
  void withoutContextTakeoverTheWindowIsForgotten() {
    try (MessageInflater inflater = new MessageInflater(true, ENOUGH)) {
      inflate(inflater, "f248cdc9c90700");
      assertViolation(Kind.BAD_DEFLATE, () -> inflate(inflater, "f200110000"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "", "0300", "030000"})
  void emptyMessagesAreEmptyAndLeaveTheWindowAlone(String empty) {
    try (MessageInflater inflater = new MessageInflater(false, ENOUGH)) {
      assertThat(inflate(inflater, empty)).isEmpty();
      assertThat(inflate(inflater, "f248cdc9c90700")).isEqualTo("Hello");
      assertThat(inflate(inflater, empty)).isEmpty();
      assertThat(inflate(inflater, "f200110000")).isEqualTo("Hello");
    }
  }

  @Test
  void manyMessagesChoppedAnywhereComeBackWhole() {
    Random random = new Random(11);
    for (int windowBits = 8; windowBits <= 15; windowBits++) {
      for (boolean noContextTakeover : new boolean[] {true, false}) {
        try (MessageDeflater deflater = new MessageDeflater(windowBits, noContextTakeover);
            MessageInflater inflater = new MessageInflater(noContextTakeover, ENOUGH)) {
          for (int i = 0; i < 12; i++) {
            byte[] message = text(random, random.nextInt(20_000) >> random.nextInt(12));
            Outbox out = new Outbox();
            deflater.deflate(message, 0, message.length, out);
            assertThat(inflateChopped(random, inflater, Arrays.copyOf(out.array(), out.size())))
                .isEqualTo(message);
          }
        }
      }
    }
  }

  @Test
  void endingEveryBlockAsFinalKeepsTheWindowAcrossManyMessages() {
    Random random = new Random(12);
    byte[] before = new byte[0];
    try (MessageInflater inflater = new MessageInflater(false, ENOUGH)) {
      for (int i = 0; i < 20; i++) {
        byte[] message = text(random, random.nextInt(50_000));
        Deflater deflater = new Deflater(9, true);
        deflater.setDictionary(before);
        deflater.setInput(message);
        deflater.finish();
        byte[] buffer = new byte[message.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        // One zero byte more is what is left of the empty block that ends the message.
        assertThat(inflateChopped(random, inflater, Arrays.copyOf(buffer, length + 1)))
            .isEqualTo(message);
        before = lastOf(before, message);
      }
    }
  }

  @Test
  void exactlyTheLimitIsAllowedAndOneByteMoreIsNot() {
    for (int limit : new int[] {125, 8191, 8192, 8193, 100_000}) {
      byte[] fits = compressed(new byte[limit]);
      byte[] tooMuch = compressed(new byte[limit + 1]);
      try (MessageInflater inflater = new MessageInflater(true, limit)) {
        for (int i = 0; i < 2; i++) {
          Outbox out = new Outbox();
          assertThat(inflater.inflate(fits, 0, fits.length, true, out)).isEqualTo(limit);
        }
        assertViolation(
            Kind.INFLATED_LIMIT,
            () -> inflater.inflate(tooMuch, 0, tooMuch.length, true, new Outbox()));
      }
    }
  }

  @Test
  void theLimitCountsAllFragmentsTogether() {
    byte[] payload = compressed(new byte[1001]);
    try (MessageInflater inflater = new MessageInflater(false, 1000)) {
      assertViolation(
          Kind.INFLATED_LIMIT,
          () -> {
            for (int i = 0; i < payload.length; i++) {
              inflater.inflate(payload, i, 1, i == payload.length - 1, new Outbox());
            }
          });
    }
  }

  @Test
  void aBombIsStoppedRightBehindTheLimit() {
    byte[] bomb = compressed(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    Outbox out = new Outbox();
    try (MessageInflater inflater = new MessageInflater(false, ENOUGH)) {
      assertViolation(Kind.INFLATED_LIMIT, () -> inflater.inflate(bomb, 0, bomb.length, true, out));
    }
    assertThat(out.size()).isEqualTo(ENOUGH + 1);
    assertThat(out.array().length).isLessThanOrEqualTo(2 * ENOUGH + (8 << 10));
  }

  @Test
  void aRainOfFinalBlocksIsStopped() {
    byte[] rain = new byte[2 * 1025];
    for (int i = 0; i < rain.length; i += 2) {
      rain[i] = 3;
    }
    for (boolean noContextTakeover : new boolean[] {true, false}) {
      try (MessageInflater inflater = new MessageInflater(noContextTakeover, ENOUGH)) {
        assertThat(inflater.inflate(rain, 0, 2 * 1024, true, new Outbox())).isZero();
        assertViolation(
            Kind.BAD_DEFLATE, () -> inflater.inflate(rain, 0, rain.length, true, new Outbox()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "block type 3, 06",
    "block type 3 behind data, f248cdc9c9070006",
    "stored length and its complement differ, 000500ffff48656c6c6f00",
    "refers to before the start, f200110000",
    "stored block broken off, 000500faff4865",
    "the sender forgot the empty block, f248cdc9c907",
    "broken off, f248cd"
  })
  void damagedDataIsAViolation(String what, String payload) {
    try (MessageInflater inflater = new MessageInflater(true, ENOUGH)) {
      assertViolation(Kind.BAD_DEFLATE, () -> inflate(inflater, payload));
    }
  }

  @Test
  void aStoredBlockThatSwallowsTheTailIsNoticedWithContextTakeoverToo() {
    try (MessageInflater inflater = new MessageInflater(false, ENOUGH)) {
      assertViolation(Kind.BAD_DEFLATE, () -> inflate(inflater, "000500faff4865"));
    }
  }

  @Test
  void garbageIsInflatedOrAViolationAndNothingElse() {
    Random random = new Random(13);
    int fine = 0;
    int violations = 0;
    for (int run = 0; run < 3000; run++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      if (run % 3 == 0) {
        garbage = compressed(text(random, 500));
        garbage[random.nextInt(garbage.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try (MessageInflater inflater = new MessageInflater(run % 2 == 0, 10_000)) {
        inflateChopped(random, inflater, garbage);
        inflateChopped(random, inflater, garbage);
        fine++;
      } catch (ProtocolViolation e) {
        assertThat(e.kind()).isIn(Kind.BAD_DEFLATE, Kind.INFLATED_LIMIT);
        violations++;
      }
    }
    assertThat(fine).isPositive();
    assertThat(violations).isPositive();
  }

  @Test
  void closingTwiceIsFineAndUsingAClosedOneIsNot() {
    MessageInflater used = new MessageInflater(false, ENOUGH);
    inflate(used, "00");
    used.close();
    used.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> inflate(used, "00"))
        .withMessageContaining("closed");
    new MessageInflater(true, ENOUGH).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE})
  void aLimitThatNoArrayCanHaveIsRefused(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageInflater(false, limit));
  }

  private static void assertViolation(Kind kind, Runnable action) {
    assertThatExceptionOfType(ProtocolViolation.class)
        .isThrownBy(action::run)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static String inflate(MessageInflater inflater, String payload) {
    byte[] bytes = HexFormat.of().parseHex(payload.replace(" ", ""));
    Outbox out = new Outbox();
    int length = inflater.inflate(bytes, 0, bytes.length, true, out);
    assertThat(length).isEqualTo(out.size());
    return new String(out.array(), 0, length, StandardCharsets.UTF_8);
  }

  private static byte[] inflateChopped(Random random, MessageInflater inflater, byte[] payload) {
    Outbox out = new Outbox();
    out.append(new byte[3], 0, 3);
    int at = 0;
    while (at < payload.length) {
      int piece = Math.min(payload.length - at, random.nextInt(1 << random.nextInt(12)));
      inflater.inflate(payload, at, piece, false, out);
      at += piece;
    }
    inflater.inflate(payload, at, 0, true, out);
    return Arrays.copyOfRange(out.array(), 3, out.size());
  }

  private static byte[] compressed(byte[] message) {
    try (MessageDeflater deflater = new MessageDeflater(15, true)) {
      Outbox out = new Outbox();
      deflater.deflate(message, 0, message.length, out);
      return Arrays.copyOf(out.array(), out.size());
    }
  }

  private static byte[] text(Random random, int length) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] =
          i > 100 && random.nextInt(20) > 0
              ? text[i - 1 - random.nextInt(3) * 33]
              : (byte) random.nextInt(64);
    }
    return text;
  }

  private static byte[] lastOf(byte[] before, byte[] message) {
    byte[] both = Arrays.copyOf(before, before.length + message.length);
    System.arraycopy(message, 0, both, before.length, message.length);
    return Arrays.copyOfRange(both, Math.max(0, both.length - (32 << 10)), both.length);
  }
}
