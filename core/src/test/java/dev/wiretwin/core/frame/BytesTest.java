package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void sharesNothingWithTheArraysItCameFromOrGave() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.of(source);

    source[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes.toArray()).containsExactly(1, 2, 3);
  }

  @Test
  void copiesARange() {
    assertThat(Bytes.copyOf(new byte[] {1, 2, 3, 4}, 1, 2)).isEqualTo(Bytes.fromHex("0203"));
    assertThat(Bytes.copyOf(new byte[] {1}, 1, 0)).isSameAs(Bytes.EMPTY);
  }

  @Test
  void hexGoesThereAndBack() {
    Bytes bytes = Bytes.fromHex("00 7F\n80 fF");

    assertThat(bytes.hex()).isEqualTo("007f80ff");
    assertThat(bytes.length()).isEqualTo(4);
    assertThat(bytes.at(3)).isEqualTo(255);
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromHex("0"));
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromHex("0g"));
    assertThatThrownBy(() -> bytes.at(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void knowsTextFromOtherBytes() {
    assertThat(Bytes.utf8("Grüße")).isEqualTo(Bytes.fromHex("4772c3bcc39f65"));
    assertThat(Bytes.utf8("Grüße").text()).isEqualTo("Grüße");
    assertThat(Bytes.utf8("Grüße").isUtf8()).isTrue();
    assertThat(Bytes.fromHex("41ff").isUtf8()).isFalse();
    assertThat(Bytes.fromHex("41ff").text()).isEqualTo("A\uFFFD");
  }

  @Test
  void equalContentIsEqual() {
    assertThat(Bytes.fromHex("0102"))
        .isEqualTo(Bytes.of(new byte[] {1, 2}))
        .hasSameHashCodeAs(Bytes.of(new byte[] {1, 2}))
        .isNotEqualTo(Bytes.fromHex("0103"))
        .isNotEqualTo("0102");
  }

  @Test
  void toStringIsShort() {
    assertThat(Bytes.EMPTY).hasToString("0 bytes");
    assertThat(Bytes.fromHex("00ff")).hasToString("2 bytes 00 ff");
    assertThat(Bytes.of(new byte[16])).hasToString("16 bytes" + " 00".repeat(16));
    assertThat(Bytes.of(new byte[1000])).hasToString("1000 bytes" + " 00".repeat(16) + " …");
  }
}
