package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.core.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuaTextTest {
  private static String lua(String expression) {
    List<String> told = new ArrayList<>();
    try (LuaMachine lua = new LuaMachine()) {
      lua.install(
          "tell",
          call -> {
            told.add(call.isString(1) ? call.string(1) : call.typeName(1));
            return call.returns();
          });
      lua.run(("tell(" + expression + ")").getBytes(StandardCharsets.US_ASCII), "=test");
    }
    return told.get(0);
  }

  @Test
  void everyByteComesThroughRealLua() {
    StringBuilder all = new StringBuilder();
    for (char one = 0; one < 256; one++) {
      all.append(one).append('7').append(one);
    }
    String literal = LuaText.literal(all.toString());
    assertThat(literal).matches("[ -~]*");
    assertThat(lua(literal)).isEqualTo(all.toString());
  }

  @Test
  void aMessageThatRepeatsOneByteIsMadeOnTheBoard() {
    byte[] many = new byte[70_000];
    java.util.Arrays.fill(many, (byte) 'a');
    String text = LuaText.message(Bytes.of(many));
    assertThat(text).isEqualTo("string.rep(\"a\",70000)");
    assertThat(lua("#" + text + "==70000 and 'yes'")).isEqualTo("yes");
    assertThat(LuaText.message(Bytes.utf8("aaa"))).isEqualTo("\"aaa\"");
    assertThat(LuaText.message(Bytes.EMPTY)).isEqualTo("\"\"");
  }

  @Test
  void jsonBecomesTheLuaValueItStandsFor() throws Exception {
    JsonMapper json = new JsonMapper();
    assertThat(LuaText.value(json.readTree("[1, 2.9, true, null, \"x\\n\", {\"a b\": []}]")))
        .isEqualTo("{1,2.9,true,nil,\"x\\10\",{[\"a b\"]={}}}");
    assertThat(LuaText.value(json.readTree("{}").path("none"))).isEqualTo("nil");
  }
}
