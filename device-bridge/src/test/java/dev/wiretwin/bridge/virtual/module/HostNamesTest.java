package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  @ParameterizedTest
  @CsvSource({
    "init.lua,init.lua",
    "a/b,a%2Fb",
    "..,%2E%2E",
    ".x,%2Ex",
    "x.,x%2E",
    "50%,50%25",
    "\u00e4,%E4",
    "a b,a b"
  })
  void whatIsNotPlainIsSpelledOut(String board, String host) {
    assertThat(HostNames.host(board)).hasValue(host);
    assertThat(HostNames.board(host)).hasValue(board);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%2", "%", "%zz", "%41", "a%2fb", ".hidden", "\u20ac", "a:b"})
  void otherNamesOfTheHostMeanNoFile(String host) {
    assertThat(HostNames.board(host)).isEmpty();
  }

  @Test
  void theBoardHasNoEmptyLongOrCutName() {
    assertThat(HostNames.host("")).isEmpty();
    assertThat(HostNames.host("x".repeat(32))).isEmpty();
    assertThat(HostNames.host("a\0b")).isEmpty();
  }

  @Test
  void everyNameComesBack() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(31);
      while (name.length() < length) {
        name.append((char) (1 + random.nextInt(255)));
      }
      String host = HostNames.host(name.toString()).orElseThrow();
      assertThat(host).matches("[A-Za-z0-9\\-_.,=+@() %]+").doesNotStartWith(".");
      assertThat(HostNames.board(host)).hasValue(name.toString());
    }
  }
}
