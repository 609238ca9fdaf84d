package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "äöü", "€uro", "😀!", "a\u0000b"})
  void theLengthIsThatOfTheBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Payload received = Payload.received(Message.of(bytes, true), 1, 100);
    assertThat(received).isEqualTo(new Payload(1, bytes.length, text, null, null));
    assertThat(Payload.sent(bytes, 1, 100)).isEqualTo(received);
  }

  @Test
  void whatIsNoTextIsBase64() {
    byte[] bytes = {0, 1, (byte) 0xFF};
    assertThat(Payload.received(Message.of(bytes, false), 2, 100).base64()).isEqualTo("AAH/");
    assertThat(Payload.sent(bytes, 9, 100)).isEqualTo(new Payload(9, 3, null, "AAH/", null));
  }

  @Test
  void whatIsTooLongIsCutAndSaysSo() {
    Payload text = Payload.text("x".repeat(20), 20, 8);
    assertThat(text).isEqualTo(new Payload(1, 20, "xxxxxxxx", null, true));
    Payload bytes = Payload.sent(new byte[20], 2, 8);
    assertThat(bytes).isEqualTo(new Payload(2, 20, null, "AAAAAAAA", true));
  }

  @Test
  void noCharacterIsCutInHalf() {
    assertThat(Payload.text("x😀😀", 9, 2).text()).isEqualTo("x");
    assertThat(Payload.text("x😀😀", 9, 3).text()).isEqualTo("x😀");
  }

  @Test
  void shorteningKeepsWhatIsShortEnough() {
    Payload text = Payload.text("abcdef", 6, 100);
    assertThat(text.shortened(6)).isSameAs(text);
    assertThat(text.shortened(5)).isEqualTo(new Payload(1, 6, "abcde", null, true));
    Payload bytes = Payload.sent(new byte[9], 2, 100);
    assertThat(bytes.shortened(12)).isSameAs(bytes);
    assertThat(bytes.shortened(11)).isEqualTo(new Payload(2, 9, null, "AAAAAAAA", true));
  }

  @Test
  void theWeightIsNeverLessThanJavaKeeps() {
    assertThat(Payload.text("abc", 3, 9).weight()).isEqualTo(3);
    assertThat(Payload.text("äbc", 4, 9).weight()).isEqualTo(6);
    assertThat(Payload.sent(new byte[3], 2, 9).weight()).isEqualTo(4);
  }
}
