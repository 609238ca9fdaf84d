package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentInstallerTest {
  private static final LuaAgent AGENT = LuaAgent.current();

  /** The user's own, with names that are nearly ours. */
  private static final Map<String, String> USERS =
      Map.of(
          "init.lua", "-- mine",
          "wt.lua", "print(1)",
          "wiretwin-notes.txt", "do not delete",
          "wiretwin-0123456.lua", "seven digits",
          "wiretwin-0123456789.lc", "ten digits",
          "wiretwin-ABCDEF01.lc", "capitals",
          "my-wiretwin-01234567.lc", "something in front",
          "wiretwin-01234567.lua.bak", "a copy",
          "wiretwin", "\0\1\377");

  private static final Map<String, String> FORMER =
      Map.of("wiretwin-01234567.lc", "old", "wiretwin-89abcdef.lua", "half of an old one");

  private static BoardSettings with(List<Map<String, String>> files) {
    Map<String, byte[]> flash = new HashMap<>();
    for (Map<String, String> some : files) {
      some.forEach((name, text) -> flash.put(name, text.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return BoardSettings.DEFAULT.withFiles(flash);
  }

  private static AgentInstaller installer(SpoiledConsole console) {
    return new AgentInstaller(console.dialog, AGENT, what -> {});
  }

  /** The agent as a board compiles it that got it on a good line. */
  private static String compiled() throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(BoardSettings.DEFAULT)) {
      installer(console).install();
      return console.flash().get(AGENT.compiled());
    }
  }

  private static TreeMap<String, String> and(Map<String, String> files, String compiled) {
    TreeMap<String, String> all = new TreeMap<>(files);
    all.put(AGENT.compiled(), compiled);
    return all;
  }

  private static long pieces(SpoiledConsole console) {
    return console.typed.stream().filter(line -> line.startsWith("_u(")).count();
  }

  @Test
  void theAgentIsTypedOnceAndThenItIsThere() throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(BoardSettings.DEFAULT)) {
      List<String> progress = new ArrayList<>();
      AgentInstaller installer = new AgentInstaller(console.dialog, AGENT, progress::add);
      assertThat(installer.isInstalled()).isFalse();
      installer.install();
      int count = AGENT.pieces(170).size();
      assertThat(pieces(console)).isEqualTo(count);
      assertThat(progress)
          .hasSize(count + 1)
          .startsWith("sending the agent, piece 1 of " + count)
          .endsWith("compiling the agent");
      assertThat(console.flash()).containsOnlyKeys(AGENT.compiled());
      console.typed.clear();
      assertThat(installer(console).isInstalled()).isTrue();
      assertThat(console.typed).hasSize(1);
    }
  }

  @Test
  void whatIsInstalledIsTheProgram() throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(BoardSettings.DEFAULT)) {
      installer(console).install();
      console.answer("_f=loadfile(\"" + AGENT.compiled() + "\")");
      assertThat(console.ask("type(_f)")).isEqualTo("function");
      installer(console).start(115_200, 30_000);
      assertThat(console.answer("=1+1")).as("of a console that is the link's").isEmpty();
    }
  }

  @Test
  void linesAreShortEnoughForAConsole() throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(FORMER)))) {
      AgentInstaller installer = installer(console);
      installer.isInstalled();
      installer.install();
      installer.remove();
      installer.start(921_600, 30_000);
      assertThat(console.typed)
          .allMatch(line -> line.length() <= 251 && line.indexOf('\n') == line.length() - 1);
      assertThat(console.typed.stream().mapToInt(String::length).max().orElse(0))
          .isGreaterThan(190);
    }
  }

  @Test
  void theUsersFilesStayAsTheyAreAndOldAgentsGo() throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(USERS, FORMER)))) {
      installer(console).install();
      assertThat(console.flash()).isEqualTo(and(USERS, compiled()));
      assertThat(installer(console).remove()).isEqualTo(1);
      assertThat(console.flash()).isEqualTo(new TreeMap<>(USERS));
      assertThat(installer(console).remove()).isZero();
      assertThat(installer(console).isInstalled()).isFalse();
    }
  }

  @Test
  void noGlobalsAreLeftBehind() throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(FORMER)))) {
      String list =
          "for k in pairs(_G) do if k:find('^_%l*$') and k~='_G' then print('left '..k) end end";
      AgentInstaller installer = installer(console);
      installer.isInstalled();
      installer.install();
      installer.isInstalled();
      installer.remove();
      assertThat(console.answer(list)).isEmpty();
      console.answer("_f=1");
      assertThat(console.answer(list)).isEqualTo("left _f\r\n");
    }
  }

  @Test
  void halfACompiledFileIsReplaced() throws Exception {
    String whole = compiled();
    Map<String, String> half = Map.of(AGENT.compiled(), whole.substring(0, whole.length() / 2));
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(half)))) {
      installer(console).install();
      assertThat(console.flash()).isEqualTo(and(Map.of(), whole));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aLineThatSpoilsEveryThousandthCharacterIsGoodEnough(long seed) throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(USERS, FORMER)), seed, 0.001)) {
      AgentInstaller installer = installer(console);
      console.dialog.synchronise();
      assertThat(installer.isInstalled()).isFalse();
      installer.install();
      assertThat(console.spoiled).isPositive();
      assertThat(console.flash()).isEqualTo(and(USERS, compiled()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=[[",
        "x=[=[",
        "x=[==[",
        "x=[===[",
        "--[[",
        "f(",
        "function g(",
        "if a then",
        "x="
      })
  void whatWasHalfTypedIsGivenUp(String begun) throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(BoardSettings.DEFAULT)) {
      assertThat(console.answer(begun)).endsWith(">");
      console.dialog.synchronise();
      assertThat(console.ask("6*7")).isEqualTo("42");
    }
  }

  @Test
  void howeverBadTheLineIsTheAgentIsRightOrThereIsNone(TestReporter reporter) throws Exception {
    String whole = compiled();
    for (double share : new double[] {0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.03}) {
      int right = 0;
      int runs = 20;
      for (int seed = 0; seed < runs; seed++) {
        right += bad(seed, share, whole) ? 1 : 0;
      }
      reporter.publishEntry(share + " of the characters spoiled", right + " of " + runs + " right");
      assertThat(right).isBetween(share <= 0.001 ? runs : 0, share < 0.03 ? runs : 0);
    }
  }

  private boolean bad(int seed, double share, String whole) throws Exception {
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(USERS)), seed, share)) {
      try {
        console.dialog.synchronise();
        installer(console).install();
      } catch (LineFailure clear) {
        assertThat(clear.getMessage())
            .matches(".*(line good|nobody answers|is it full|lacks a module|cannot compile).*");
        assertThat(console.flash()).containsAllEntriesOf(USERS);
        return false;
      }
      assertThat(console.flash()).containsAllEntriesOf(and(USERS, whole));
      return true;
    }
  }

  @Test
  void aFullFlashIsTold() throws Exception {
    Map<String, String> big = Map.of("log.txt", "x".repeat(444 * 31 * 251 - 60_000));
    try (SpoiledConsole console = new SpoiledConsole(with(List.of(USERS, big)))) {
      console.answer(
          "file.open('more','w') repeat until not file.write(string.rep('y',250)) file.close()");
      assertThatThrownBy(() -> installer(console).install())
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("full");
      assertThat(console.flash()).containsAllEntriesOf(USERS).doesNotContainKey(AGENT.compiled());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "uart", "tmr", "websocket"})
  void aModuleThatIsNotBuiltInIsTold(String module) throws Exception {
    try (SpoiledConsole console =
        new SpoiledConsole(BoardSettings.DEFAULT.withWithout(Set.of(module)))) {
      assertThatThrownBy(() -> installer(console).install())
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("lacks a module")
          .hasMessageContaining("file, node, tmr, uart and websocket");
      assertThat(installer(console).isInstalled()).isFalse();
    }
  }
}
