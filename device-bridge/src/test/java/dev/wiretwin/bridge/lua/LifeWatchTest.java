package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BootReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeWatchTest {
  private static final long MS = 1_000_000;

  /** A clock may stand anywhere, and near its end. */
  private static final long ZERO = Long.MAX_VALUE - 50 * MS;

  private final LifeWatch watch = new LifeWatch();

  private void hears(String text, long now) {
    watch.receive(text.getBytes(StandardCharsets.ISO_8859_1), ZERO + now);
  }

  private boolean hasBooted(long now) {
    return watch.hasBooted(ZERO + now);
  }

  private static String noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(3).nextBytes(noise);
    for (int i = 0; i < bytes; i += 2) {
      noise[i] = (byte) (noise[i] & 7);
    }
    return new String(noise, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " build 2024 powered by Lua 5.1.4 on SDK 3.0.1",
        "\r\nNodeMCU 3.0.0.0 built on nodemcu-build.com",
        "lua: cannot open init.lua",
        "Fatal exception 28(LoadProhibitedCause):",
        "PANIC: unprotected error in call to Lua API (init.lua:1: x)",
        " ets Jan  8 2013,rst cause:2, boot mode:(3,6)",
        "rst cause:4, boot mode:(3,7)"
      })
  void aWordOfTheBootTextSettlesItAtOnce(String words) {
    hears(words, 0);
    assertThat(hasBooted(0)).isTrue();
  }

  @Test
  void aWordMayComeInPieces() {
    String words = "powered by Lua 5.1";
    for (int i = 0; i < words.length(); i++) {
      assertThat(hasBooted(i)).as("after %d", i).isEqualTo(i >= "powered by Lua ".length());
      hears(words.substring(i, i + 1), i);
    }
  }

  @Test
  void whatScriptsPrintIsNoBoot() {
    for (int i = 0; i < 1_000; i++) {
      hears("temperature 21.5 °C, NodeMCU is fine\r\n\tok\r\n", i * MS);
    }
    assertThat(watch.isSuspected()).isFalse();
    assertThat(watch.isConsole()).isFalse();
    assertThat(hasBooted(10_000 * MS)).isFalse();
  }

  @Test
  void aFewOddBytesAreNoBoot() {
    hears("\0\1\2\3\177", 0);
    assertThat(watch.isSuspected()).isFalse();
    hears("x".repeat(100), MS);
    assertThat(watch.isSuspected()).isFalse();
  }

  @Test
  void noiseIsASuspicionThatTimeMakesCertain() {
    hears(noise(200), 0);
    assertThat(watch.isSuspected()).isTrue();
    assertThat(hasBooted(0)).isFalse();
    hears(noise(20), 100 * MS);
    assertThat(hasBooted(129 * MS)).isFalse();
    assertThat(hasBooted(130 * MS)).isTrue();
  }

  @Test
  void aFrameLaysTheSuspicionToRest() {
    hears(noise(200), 0);
    watch.frame();
    assertThat(watch.isSuspected()).isFalse();
    assertThat(hasBooted(1_000 * MS)).isFalse();
    hears(noise(200), 1_000 * MS);
    assertThat(hasBooted(1_100 * MS)).isFalse();
    assertThat(hasBooted(1_130 * MS)).isTrue();
  }

  @Test
  void noiseBetweenFramesDoesNotAddUp() {
    for (int i = 0; i < 100; i++) {
      hears("\0\1\2\3\4\5\6\7", i * MS);
      watch.frame();
    }
    assertThat(watch.isSuspected()).isFalse();
  }

  @Test
  void aFrameDoesNotUnsayWords() {
    hears("rst cause:2, boot mode:(3,6)", 0);
    watch.frame();
    assertThat(hasBooted(0)).isTrue();
  }

  @Test
  void aConsoleThatTakesFramesForLuaHasItsLineBack() {
    hears("> ~\3\0\0abc\r\nstdin:1: unexpected symbol near '~'\r\n> ", 0);
    assertThat(watch.isConsole()).isTrue();
    assertThat(hasBooted(1_000 * MS)).isFalse();
  }

  @Test
  void lastWordsTellWhy() {
    hears("some text\r\n", 0);
    assertThat(watch.lastWords()).isEmpty();
    hears("\r\nPANIC: unprotected error in call to Lua API (x.lua:3: oops)\r\n", MS);
    assertThat(watch.lastWords().map(BootReason::kind)).contains(BootReason.Kind.PANIC);
    assertThat(watch.lastWords().orElseThrow().words()).contains("oops");
  }

  @Test
  void anErrorsTracebackBeforeTheBootTellsWhy() {
    hears(
        "Lua error: \r\ne:1: attempt to call a nil value\r\nstack traceback:\r\n\t[C]: in ?\r\n"
            + noise(100)
            + "\r\nNodeMCU 3.0.0.0 \r\n",
        0);
    assertThat(hasBooted(0)).isTrue();
    assertThat(watch.lastWords().map(BootReason::kind)).contains(BootReason.Kind.LUA_ERROR);
  }

  @Test
  void aNewLifeBeginsWithNothingSaid() {
    hears("PANIC: unprotected error in call to Lua API (x)\r\npowered by Lua 5.1", 0);
    hears(noise(300) + "unexpected symbol near '~'", 0);
    watch.reset();
    assertThat(watch.isSuspected()).isFalse();
    assertThat(watch.isConsole()).isFalse();
    assertThat(watch.lastWords()).isEmpty();
    assertThat(hasBooted(1_000 * MS)).isFalse();
  }

  @Test
  void whatIsRememberedIsBounded() {
    hears("PANIC: unprotected error in call to Lua API (long ago)\r\n", 0);
    byte[] chatter = new byte[1_000];
    Arrays.fill(chatter, (byte) 'x');
    for (int i = 0; i < 10; i++) {
      watch.receive(chatter, ZERO);
    }
    assertThat(watch.lastWords()).isEmpty();
  }
}
