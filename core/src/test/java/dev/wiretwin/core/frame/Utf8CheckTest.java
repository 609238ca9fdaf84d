package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
  /** With one of these, whatever can become valid text does. */
  private static final List<Bytes> ENDINGS =
      List.of(
          Bytes.EMPTY,
          Bytes.fromHex("80"),
          Bytes.fromHex("8080"),
          Bytes.fromHex("a080"),
          Bytes.fromHex("808080"),
          Bytes.fromHex("908080"));

  private static final int[] TELLING_BYTES = {
    0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
    0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF
  };

  private final SplittableRandom random = new SplittableRandom(3629);

  @ParameterizedTest
  @CsvSource({
    "80, 0", "bf, 0", "c0, 0", "c1, 0", "f5, 0", "f8, 0", "fe, 0", "ff, 0",
    "c220, 1", "c2c2, 1", "e080, 1", "e09f, 1", "eda0, 1", "edbf, 1", "f080, 1", "f08f, 1",
    "f490, 1", "f4bf, 1", "e180c0, 2", "f1808041, 3", "f09f98f0, 3", "4142ff, 2"
  })
  void theFirstBadByteIsWhereItFails(String hex, int badAt) {
    byte[] bytes = Bytes.fromHex(hex).toArray();
    Utf8Check check = new Utf8Check();

    assertThat(check.accept(bytes, 0, badAt)).isTrue();
    assertThat(check.accept(bytes, badAt, badAt + 1)).isFalse();
    assertThat(check.isComplete()).isFalse();
    assertThat(check.accept(new byte[] {'a'}, 0, 1)).as("it stays false").isFalse();
    check.reset();
    assertThat(check.accept(new byte[] {'a'}, 0, 1)).as("until reset").isTrue();
    assertThat(check.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f",
        "c280",
        "dfbf",
        "e0a080",
        "ed9fbf",
        "ee8080",
        "efbfbf",
        "f0908080",
        "f48fbfbf"
      })
  void theEdgesOfEachLengthAreValid(String hex) {
    byte[] bytes = Bytes.fromHex(hex).toArray();
    Utf8Check check = new Utf8Check();

    for (int i = 0; i < bytes.length; i++) {
      assertThat(check.accept(bytes, i, i + 1)).isTrue();
      assertThat(check.isComplete()).isEqualTo(i == bytes.length - 1);
    }
    assertThat(Utf8Check.isValid(bytes, 0, bytes.length)).isTrue();
    assertThat(Utf8Check.isValid(bytes, 0, bytes.length - 1)).isEqualTo(bytes.length == 1);
  }

  @Test
  void everyCharacterOfUnicodeIsValid() {
    StringBuilder all = new StringBuilder();
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        all.appendCodePoint(character);
      }
    }
    byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(Utf8Check.isValid(bytes, 0, bytes.length)).isTrue();
    assertThat(acceptedInPieces(bytes)).isTrue();
  }

  @Test
  void anyTwoBytesAreJudgedAsTheJdkDoes() {
    for (int first = 0; first < 256; first++) {
      for (int second = 0; second < 256; second++) {
        assertAgreesAtEveryPrefix(new byte[] {(byte) first, (byte) second});
      }
    }
  }

  @Test
  void tellingBytesInAnyOrderAreJudgedAsTheJdkDoes() {
    for (int a : TELLING_BYTES) {
      for (int b : TELLING_BYTES) {
        for (int c : TELLING_BYTES) {
          int d = TELLING_BYTES[random.nextInt(TELLING_BYTES.length)];
          assertAgreesAtEveryPrefix(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
        }
      }
    }
  }

  @Test
  void mutatedTextIsJudgedAsTheJdkDoes() {
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = randomText();
      if (bytes.length > 0 && round % 4 != 0) {
        int telling = TELLING_BYTES[random.nextInt(TELLING_BYTES.length)];
        bytes[random.nextInt(bytes.length)] = (byte) telling;
      }
      assertAgreesAtEveryPrefix(bytes);
    }
  }

  @Test
  void aBadCharacterIsFoundAnywhereInARunOfGoodOnes() {
    List<Bytes> bad =
        List.of(
            Bytes.fromHex("e08080"),
            Bytes.fromHex("e09fbf"),
            Bytes.fromHex("eda080"),
            Bytes.fromHex("edbfbf"),
            Bytes.fromHex("f08fbfbf"),
            Bytes.fromHex("f4908080"),
            Bytes.fromHex("f7808080"),
            Bytes.fromHex("f8808080"),
            Bytes.fromHex("e680"),
            Bytes.fromHex("c0"),
            Bytes.fromHex("80"),
            Bytes.fromHex("f09f98"));
    for (String good : List.of("a", "é", "春", "😀", "春😀", "a春")) {
      for (int before = 0; before < 24; before++) {
        for (Bytes wrong : bad) {
          byte[] text =
              Bytes.fromHex(
                      Bytes.utf8(good.repeat(before)).hex()
                          + wrong.hex()
                          + Bytes.utf8(good.repeat(24)).hex())
                  .toArray();
          assertThat(Utf8Check.isValid(text, 0, text.length)).isFalse();
          assertThat(acceptedInPieces(text)).isFalse();
        }
      }
    }
  }

  @Test
  void nothingIsValidText() {
    assertThat(Utf8Check.isValid(new byte[] {(byte) 0xFF}, 1, 1)).isTrue();
    assertThat(new Utf8Check().isComplete()).isTrue();
  }

  private void assertAgreesAtEveryPrefix(byte[] bytes) {
    Utf8Check incremental = new Utf8Check();
    int good = 0;
    while (good < bytes.length && isBeginningOfText(bytes, good + 1)) {
      good++;
    }
    for (int end = 1; end <= bytes.length; end++) {
      boolean accepted = incremental.accept(bytes, end - 1, end);
      if (accepted != end <= good
          || incremental.isComplete() != (end <= good && isText(bytes, end))
          || Utf8Check.isValid(bytes, 0, end) != (end <= good && isText(bytes, end))
          || new Utf8Check().accept(bytes, 0, end) != accepted) {
        throw new AssertionError(
            "disagrees at byte " + end + " of " + Bytes.of(bytes).hex() + ", good " + good);
      }
    }
  }

  private static boolean isBeginningOfText(byte[] bytes, int length) {
    return ENDINGS.stream()
        .anyMatch(
            ending -> {
              byte[] all = new byte[length + ending.length()];
              System.arraycopy(bytes, 0, all, 0, length);
              System.arraycopy(ending.toArray(), 0, all, length, ending.length());
              return isText(all, all.length);
            });
  }

  private static boolean isText(byte[] bytes, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private boolean acceptedInPieces(byte[] bytes) {
    Utf8Check check = new Utf8Check();
    for (int at = 0; at < bytes.length; ) {
      int piece = Math.min(bytes.length - at, 1 + random.nextInt(40));
      if (!check.accept(bytes, at, at + piece)) {
        return false;
      }
      at += piece;
    }
    return check.isComplete();
  }

  private byte[] randomText() {
    int[][] ranges = {
      {0, 0x7F}, {0x80, 0x7FF}, {0x800, 0xD7FF}, {0xE000, 0xFFFF}, {0x10000, 0x10FFFF}
    };
    StringBuilder text = new StringBuilder();
    int characters = random.nextInt(30);
    int[] range = ranges[0];
    for (int i = 0; i < characters; i++) {
      range = random.nextInt(3) == 0 ? ranges[random.nextInt(ranges.length)] : range;
      text.appendCodePoint(random.nextInt(range[0], range[1] + 1));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
