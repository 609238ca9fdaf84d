package dev.wiretwin.bridge.virtual.lua;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrippedChunkTest {
  private static final String PROGRAM =
      "local first,second=true,2.5 local function inner(named) return named..first_global..second end"
          + " first_global='x' return inner('a'),first,nil";

  private final LuaMachine lua = new LuaMachine();

  @AfterEach
  void end() {
    lua.close();
  }

  private byte[] dumped() {
    byte[][] chunk = new byte[1][];
    lua.install(
        "keep",
        call -> {
          chunk[0] = call.bytes(1);
          return call.returns();
        });
    run("keep(string.dump(loadstring([[" + PROGRAM + "]],'@file.lua')))");
    return chunk[0];
  }

  private void run(String text) {
    assertThat(lua.run(text.getBytes(ISO_8859_1), "=test")).isInstanceOf(LuaOutcome.Done.class);
  }

  @Test
  void theNamesAreGoneAndTheProgramIsTheSame() {
    byte[] stripped = StrippedChunk.of(dumped());
    String text = new String(stripped, ISO_8859_1);
    assertThat(text).contains("first_global").doesNotContain("named", "second", "file.lua");
    lua.trust(stripped);
    lua.install("stripped", call -> call.returns(stripped));
    run("a,b,c=loadstring(stripped())() assert(a=='ax2.5' and b==true and c==nil)");
  }

  @Test
  void strippingTwiceChangesNothingMore() {
    byte[] once = StrippedChunk.of(dumped());
    assertThat(StrippedChunk.of(once)).isEqualTo(once);
  }

  @Test
  void whatIsCutOffOrNoChunkIsRefused() {
    byte[] whole = dumped();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> StrippedChunk.of(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] odd = whole.clone();
    Arrays.fill(odd, 12, 20, (byte) 0x7F);
    assertThatThrownBy(() -> StrippedChunk.of(odd)).isInstanceOf(IllegalArgumentException.class);
  }
}
