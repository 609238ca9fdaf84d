package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTextTest {
  @Test
  void languageIsToldFromNoise() {
    byte[] noise = new byte[500];
    new Random(1).nextBytes(noise);
    String text = new String(noise, StandardCharsets.ISO_8859_1);
    assertThat(HeardText.isReadable(text)).isFalse();
    assertThat(HeardText.noise(text)).isGreaterThan(200);
    assertThat(HeardText.isReadable("temperature: 21\r\n")).isTrue();
    assertThat(HeardText.noise("temperature: 21\r\n")).isZero();
    assertThat(HeardText.isReadable("ok")).as("too little to tell").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NodeMCU 3.0.0.0 ",
        " build 1 powered by Lua 5.1.4 on SDK",
        "Lua error: stdin:1: boom",
        "stdin:1: unexpected symbol",
        "cannot open init.lua",
        "lua: init.lua:3: boom",
        "PANIC: unprotected error in call to Lua API (init.lua:3: boom)"
      })
  void luaBetraysItself(String text) {
    assertThat(HeardText.isFromLua("noise\r\n" + text)).isTrue();
  }

  @Test
  void othersSayOtherThings() {
    assertThat(HeardText.isFromLua("Tasmota 12 ready, powered by USB")).isFalse();
  }

  @Test
  void theLastWordsAreTheLastReadableLine() {
    assertThat(HeardText.lastWords("one\r\n two \r\n\u0001\u00FF\r\n")).isEqualTo("two");
    assertThat(HeardText.lastWords("\u0001\u00FF")).isEmpty();
    assertThat(HeardText.lastWords("> tick\r\n> >> ")).isEqualTo("tick");
    assertThat(HeardText.lastWords("x".repeat(500))).hasSize(201);
    assertThat(HeardText.lastWords("mine\r\n@i3b9cpn1:42@\r\n")).isEqualTo("mine");
  }
}
