package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.module.FileStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuaAgentTest {
  private static final LuaAgent AGENT = LuaAgent.current();

  @Test
  void theProgramIsOneLineOfPrintableAscii() {
    assertThat(AGENT.program()).matches("[ -~]{1000,}");
  }

  @Test
  void theProgramHasNothingThatEndsTheQuotesItIsTypedIn() {
    assertThat(AGENT.program()).doesNotContain("]==]");
    // the end of a piece and what follows it must not make one either
    assertThat(AGENT.pieces(170))
        .allMatch(piece -> (piece + "]==]").indexOf("]==]") == piece.length());
  }

  @Test
  void theProgramIsLuaAndSmall() {
    assertThat(AGENT.program().length()).isLessThan(8_000);
    String check = "return function(...) " + AGENT.program() + " end";
    try (LuaMachine lua = new LuaMachine()) {
      assertThat(lua.run(check.getBytes(StandardCharsets.US_ASCII), "=agent"))
          .isInstanceOf(LuaOutcome.Done.class);
    }
  }

  @Test
  void theProgramHasNoMoreLocalsThanTheFirmwaresCompilerTakes() {
    // 50 (LUAI_MAXVARS in app/lua/luaconf.h); our Lua takes 200
    assertThat(compilesWithFurtherLocals(200 - 50)).isTrue();
    assertThat(compilesWithFurtherLocals(200)).isFalse();
  }

  private static boolean compilesWithFurtherLocals(int count) {
    StringBuilder text = new StringBuilder("return function(...) local v0");
    for (int i = 1; i < count; i++) {
      text.append(",v").append(i);
    }
    text.append(' ').append(AGENT.program()).append(" end");
    try (LuaMachine lua = new LuaMachine()) {
      return lua.run(text.toString().getBytes(StandardCharsets.US_ASCII), "=agent")
          instanceof LuaOutcome.Done;
    }
  }

  @Test
  void commentsIndentsAndEmptyLinesAreNotSent() {
    LuaAgent agent = new LuaAgent("-- what it is\nlocal a=1\n\n  -- why\n  if a then b() end\n");
    assertThat(agent.program()).isEqualTo("local a=1 if a then b() end");
    assertThat(AGENT.program()).doesNotContain("--");
  }

  @Test
  void thePiecesTogetherAreTheProgram() {
    for (int most : new int[] {1, 7, 170, AGENT.program().length(), 100_000}) {
      List<String> pieces = AGENT.pieces(most);
      assertThat(String.join("", pieces)).isEqualTo(AGENT.program());
      assertThat(pieces).allMatch(piece -> !piece.isEmpty() && piece.length() <= most);
    }
  }

  @Test
  void itsNamesFitTheFlash() {
    assertThat(AGENT.source()).matches("wiretwin-[0-9a-f]{8}\\.lua");
    assertThat(AGENT.compiled()).matches("wiretwin-[0-9a-f]{8}\\.lc");
    assertThat(AGENT.source().length()).isLessThanOrEqualTo(FileStore.NAME_BYTES);
  }

  @Test
  void anotherProgramHasAnotherName() {
    LuaAgent one = new LuaAgent("a=1");
    LuaAgent other = new LuaAgent("a=2");
    assertThat(one.compiled()).isNotEqualTo(other.compiled());
    assertThat(one.source()).isNotEqualTo(other.source());
  }

  @Test
  void anotherCommentIsNotAnotherProgram() {
    assertThat(new LuaAgent("-- old\na=1").compiled()).isEqualTo(new LuaAgent("a=1").compiled());
  }

  @Test
  void theSumsAreThoseThatABoardWorksOut() {
    List<String> told = new ArrayList<>();
    List<String> texts = List.of("", "a", "wiretwin", AGENT.pieces(170).get(3), AGENT.program());
    try (LuaMachine lua = new LuaMachine()) {
      lua.install(
          "tell",
          call -> {
            told.add(call.string(1));
            return call.returns();
          });
      for (String text : texts) {
        String check = AgentInstaller.SUMS + "tell(table.concat({_k([==[" + text + "]==])},'/'))";
        assertThat(lua.run(check.getBytes(StandardCharsets.US_ASCII), "=sums"))
            .isInstanceOf(LuaOutcome.Done.class);
      }
    }
    assertThat(told).isEqualTo(texts.stream().map(LuaAgent::sums).toList());
  }

  @Test
  void theSumsFitAFirmwareThatHasIntegersOnly() {
    assertThat(LuaAgent.sums("~".repeat(100_000)).split("/"))
        .allMatch(sum -> Long.parseLong(sum) < 1 << 16);
  }

  @Test
  void theSumsTellSwappedChangedAndMissingCharacters() {
    String piece = AGENT.pieces(170).get(5);
    String swapped = piece.charAt(1) + "" + piece.charAt(0) + piece.substring(2);
    assertThat(piece.charAt(0)).isNotEqualTo(piece.charAt(1));
    assertThat(LuaAgent.sums(swapped)).isNotEqualTo(LuaAgent.sums(piece));
    assertThat(LuaAgent.sums(piece.substring(1))).isNotEqualTo(LuaAgent.sums(piece));
    assertThat(LuaAgent.sums("b" + piece.substring(1))).isNotEqualTo(LuaAgent.sums(piece));
  }
}
