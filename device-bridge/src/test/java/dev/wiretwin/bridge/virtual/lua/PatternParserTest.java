package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternParserTest {
  private static PatternParser parse(String pattern) {
    return new PatternParser(pattern.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  @Test
  void everyPartIsReadAsWhatItIs() {
    List<PatternPart> parts = parse("a(%d+)()%1%b()%f[%a][^x]-.*z?$").parts();
    assertThat(parts.stream().map(PatternPart::kind).map(Enum::name))
        .containsExactly(
            "ONE",
            "OPEN",
            "PLUS",
            "CLOSE",
            "PLACE",
            "BACK",
            "BALANCE",
            "FRONTIER",
            "MINUS",
            "STAR",
            "OPTIONAL",
            "END");
    assertThat(parse("()(a)").captures()).isEqualTo(2);
  }

  /** The string library of a machine classifies the same bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "c", "d", "l", "p", "s", "u", "w", "x", "z", "A", "S", "Z", "y", "."})
  void classesAreThoseOfLua(String letter) {
    PatternPart part = parse("%" + letter).parts().get(0);
    try (ScriptBench bench = new ScriptBench()) {
      bench.run("for i = 0, 255 do if string.char(i):find('%" + letter + "') then tell(i) end end");
      assertThat(part.set().stream().mapToObj(i -> (Object) (double) i).toList())
          .isEqualTo(bench.told);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%", "[", "[a", "[^", "[]", "[%", "%f", "%fa", "%b", "%bx", "(", ")", "%1", "(%1)", "%0",
        "a(b"
      })
  void whatIsNoPatternIsToldInLuasOwnWords(String pattern) {
    try (ScriptBench bench = new ScriptBench()) {
      bench.run("tell(pcall(string.match, 'ab', '" + pattern + "'))");
      assertThat(bench.told.get(0)).isEqualTo(false);
      assertThatThrownBy(() -> parse(pattern))
          .isInstanceOf(LuaError.class)
          .hasMessage((String) bench.told.get(1));
    }
  }

  @ParameterizedTest
  @CsvSource({"(), 33, too many captures", "a?, 201, pattern too complex"})
  void whatIsTooMuchIsRefused(String piece, int count, String complaint) {
    assertThatThrownBy(() -> parse(piece.repeat(count))).hasMessage(complaint);
    assertThat(parse(piece.repeat(count - 1)).parts()).hasSize(count - 1);
  }
}
