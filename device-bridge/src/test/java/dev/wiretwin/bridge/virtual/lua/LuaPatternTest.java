package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaPatternTest {
  private static final String[] PIECES = {
    "a", "b", ".", "%a", "%D", "[ab]", "[^a]", "[a-c]", "%%", "%w", "[%s,]", "[]]", "[a-]", "[%-x]"
  };
  private static final String[] OFTEN = {"", "", "*", "+", "-", "?"};

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String find(String subject, String pattern, boolean anchors) {
    return new LuaPattern(latin1(subject), latin1(pattern), anchors, steps -> {})
        .find(0).stream()
            .map(v -> v instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1) : v)
            .map(Object::toString)
            .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "key = value, ^(%w+)%s*=%s*(%w+)$, 1 11 key value",
        "THE (quick) fox, %((%a+)%), 5 11 quick",
        "THE (quick) fox, %f[%a]%a+%f[%A], 1 3",
        "f(a(b)c)d, %b(), 2 8",
        "say 'hi' now, (['])(.-)%1, 5 8 ' hi",
        "abc, ()b(), 2 2 2 3",
        "aaa, a-b, \"\"",
        "[x], [[]x[]], 1 3",
        "a-b, a[+-]b, 1 3",
        "_ trim _, ^_%s*(.-)%s*_$, 1 8 trim",
        "x^y, x^y, 1 3",
        "a$b, a$b, 1 3",
        "colour, colou?r, 1 6",
        "color, colou?r, 1 5"
      })
  void aPatternFindsWhatTheManualSays(String subject, String pattern, String found) {
    assertThat(find(subject, pattern, true)).isEqualTo(found);
  }

  @Test
  void aCaretIsACaretWhereNothingIsAnchored() {
    assertThat(find("a^a", "^a", false)).isEqualTo("2 3");
    assertThat(find("ba", "^a", true)).isEmpty();
  }

  @Test
  void textStandsForItself() {
    LuaPattern plain = LuaPattern.plain(latin1("a.b*c"), latin1(".b*"), steps -> {});
    assertThat(plain.find(0)).isEqualTo(List.<Object>of(2, 4));
    assertThat(plain.find(2)).isEmpty();
  }

  @Test
  void itFindsWhatLuasOwnMatcherFinds() {
    Random dice = new Random(7);
    try (ScriptBench bench = new ScriptBench()) {
      byte[][] now = new byte[2][];
      bench.machine.install("next", call -> call.returns(now[0], now[1]));
      for (int i = 0; i < 3000; i++) {
        String subject = letters(dice, dice.nextInt(9));
        String pattern = pattern(dice);
        now[0] = latin1(subject);
        now[1] = latin1(pattern);
        bench.told.clear();
        bench.run("local s, p = next() tell(string.find(s, p))");
        String own =
            bench.told.stream()
                .map(v -> v instanceof Double d ? "" + d.intValue() : v == null ? "" : v)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        assertThat(find(subject, pattern, true)).as("%s in %s", pattern, subject).isEqualTo(own);
      }
    }
  }

  private static String letters(Random dice, int count) {
    return dice.ints(count, 0, 8)
        .mapToObj(i -> "aabcx-],".substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String pattern(Random dice) {
    StringBuilder pattern = new StringBuilder(dice.nextInt(4) == 0 ? "^" : "");
    boolean captures = dice.nextBoolean();
    for (int i = dice.nextInt(4); i >= 0; i--) {
      String piece = PIECES[dice.nextInt(PIECES.length)] + OFTEN[dice.nextInt(OFTEN.length)];
      pattern.append(captures && dice.nextInt(3) == 0 ? "(" + piece + ")" : piece);
    }
    return pattern.append(dice.nextInt(5) == 0 ? "$" : "").toString();
  }

  @Test
  void whatTakesLongIsMeteredAndCanBeEnded() {
    byte[] subject = latin1("a".repeat(30));
    byte[] bomb = latin1("a*".repeat(30) + "b");
    long[] taken = new long[1];
    LuaPattern pattern =
        new LuaPattern(
            subject,
            bomb,
            true,
            steps -> {
              taken[0] += steps;
              if (taken[0] > 1_000_000) {
                throw new LuaBorder.Stop("enough");
              }
            });
    assertThatThrownBy(() -> pattern.find(0)).hasMessage("enough");
    assertThat(taken[0]).isLessThan(1_000_000 + 2 * LuaPattern.STEPS);
  }
}
