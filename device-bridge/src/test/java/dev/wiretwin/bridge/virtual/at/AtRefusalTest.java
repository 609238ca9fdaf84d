package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtRefusalTest {
  @Test
  void theNumbersAreThoseOfTheFirmwaresOwnTable() {
    assertThat(AtRefusal.noCommand().code()).isEqualTo("ERR CODE:0x01030000");
    assertThat(AtRefusal.wrongType(2).code()).isEqualTo("ERR CODE:0x01050002");
    assertThat(AtRefusal.wrongCount(5, 3).code()).isEqualTo("ERR CODE:0x01060503");
    assertThat(AtRefusal.invalid(1, "ID ERROR").code()).isEqualTo("ERR CODE:0x01070001");
    assertThat(AtRefusal.unreadable(1).code()).isEqualTo("ERR CODE:0x01080001");
    assertThat(AtRefusal.unknown().code()).isEqualTo("ERR CODE:0x01090000");
    assertThat(AtRefusal.failed("no ip").code()).isEqualTo("ERR CODE:0x010a0000");
    assertThat(AtRefusal.busy().code()).isEqualTo("ERR CODE:0x010b0000");
    assertThat(AtRefusal.wrongKind().code()).isEqualTo("ERR CODE:0x010c0000");
  }

  @Test
  void wordsAndNumbersAreForThoseWhoTellThem() {
    assertThat(AtRefusal.failed("DNS Fail", 202).word()).isEqualTo("DNS Fail");
    assertThat(AtRefusal.failed("DNS Fail", 202).number()).isEqualTo(202);
    assertThat(AtRefusal.unknown().word()).isEmpty();
    assertThat(AtRefusal.unknown().number()).isZero();
  }
}
