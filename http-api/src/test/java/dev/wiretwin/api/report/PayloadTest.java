package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.Digest;
import org.junit.jupiter.api.Test;

class PayloadTest {
  @Test
  void textIsKeptAsTextAndEverythingElseInBase64() {
    assertThat(Payload.of(Bytes.utf8("grün\r\n"), 100))
        .isEqualTo(new Payload(7, "grün\r\n", null, null));
    assertThat(Payload.of(Bytes.fromHex("00ff"), 100))
        .isEqualTo(new Payload(2, null, "AP8=", null));
    assertThat(Payload.of(Bytes.utf8("\u001b[31m"), 100).text()).isNull();
    assertThat(Payload.of(Bytes.EMPTY, 0).text()).isEmpty();
  }

  @Test
  void whatIsKeptComesBackByteForByte() {
    for (String hex : new String[] {"", "68c3a9", "00ff0a", "c328", "f09f9880"}) {
      Bytes bytes = Bytes.fromHex(hex);
      assertThat(Bytes.of(Payload.of(bytes, 100).bytes())).isEqualTo(bytes);
    }
  }

  @Test
  void ofALongOneTheBeginningIsKeptWithADigestOfAll() {
    Bytes all = Bytes.utf8("abcdef");
    Payload cut = Payload.of(all, 2);
    assertThat(cut).isEqualTo(new Payload(6, "ab", null, Digest.of(all).hash31()));
    assertThat(cut.isCut()).isTrue();
    assertThat(Payload.of(all, 6).isCut()).isFalse();
    assertThat(Payload.of(Bytes.utf8("ab"), Digest.of(all))).isEqualTo(cut);
  }
}
