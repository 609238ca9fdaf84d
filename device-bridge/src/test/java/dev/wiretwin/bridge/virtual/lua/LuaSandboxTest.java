package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LuaSandboxTest {
  private final ScriptBench bench = new ScriptBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static final String WALK =
      """
      local seen, names = {}, {}
      local function walk(value, name)
        local kind = type(value)
        if kind == "userdata" or kind == "thread" then tell("a " .. kind .. " at " .. name) end
        if kind == "function" then walk(getfenv(value), name .. " env") end
        local meta = getmetatable(value)
        if meta then walk(meta, name .. " meta") end
        if kind == "string" or kind == "number" or kind == "boolean" or seen[value] then return end
        seen[value] = true
        if kind ~= "table" then return end
        for k, v in next, value do
          if v ~= names then tell(name .. "." .. tostring(k)) end
          walk(v, name .. "." .. tostring(k))
        end
      end
      walk(_G, "_G")
      walk(debug.getregistry(), "registry")
      """;

  @Test
  void everythingThatAScriptCanReachIsOnThisList() {
    assertThat(bench.run(WALK)).isEqualTo(new LuaOutcome.Done());
    Set<String> names = new TreeSet<>();
    for (Object told : bench.told) {
      String name = (String) told;
      assertThat(name).doesNotStartWith("a ");
      names.add(name.substring(name.lastIndexOf('.') + 1));
    }
    String expected =
        "1 2 _G _VERSION __index abs assert byte ceil char collectgarbage concat config coroutine "
            + "create debug dofile dump error find floor foreach foreachi format gcinfo getfenv "
            + "getmetatable getn getregistry gfind gmatch gsub huge insert ipairs len load loaded newproxy "
            + "loaders loadfile loadstring lower match math max maxn min module next package "
            + "pairs path pcall pi pow preload random randomseed rawequal rawget rawset remove "
            + "rep require resume reverse running seeall select setfenv setmetatable setn sort "
            + "sqrt status string sub table tell tonumber tostring traceback type unpack upper "
            + "wrap xpcall yield";
    assertThat(names).containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void aForgedBinaryChunkIsRefusedAndAnOwnOneRuns() {
    bench.run("f = string.dump(function() tell('ran') end) loadstring(f)()");
    bench.run("tell(loadstring(f:sub(1, -2) .. 'x', '@forged'))");
    bench.run("local n = 0 tell(load(function() n = n + 1 return n == 1 and f or nil end))");
    assertThat(bench.told)
        .containsExactly(
            "ran",
            null,
            "forged: bad header in precompiled chunk",
            null,
            "bad header in precompiled chunk");
    assertThat(bench.machine.run(new byte[] {27, 'L', 'u', 'a'}, "@x.lc"))
        .isEqualTo(new LuaOutcome.SyntaxError("x.lc: bad header in precompiled chunk"));
  }

  @Test
  void loadTakesTextInPieces() {
    bench.run("local p = {'tell(', '7)'} load(function() return table.remove(p, 1) end)()");
    bench.run("tell(pcall(load, 3))");
    assertThat(bench.told)
        .containsExactly(7.0, false, "bad argument #1 to 'load' (function expected, got number)");
  }

  @Test
  void filesAreTheBoardsAndNeverTheComputers() {
    bench.run("tell(loadfile('/etc/hostname')) tell(pcall(dofile, 'init.lua'))");
    assertThat(bench.told)
        .containsExactly(null, "cannot open /etc/hostname", false, "cannot open init.lua");
    bench.told.clear();
    bench.machine.files(
        name ->
            name.equals("m.lua")
                ? Optional.of("#!lua\ntell(...) return 5, 6".getBytes(StandardCharsets.ISO_8859_1))
                : Optional.empty());
    bench.run("tell(dofile('m.lua')) tell(require('m')) tell(require('m'), package.loaded.m)");
    assertThat(bench.told).containsExactly(5.0, 6.0, "m", 5.0, 5.0, 5.0);
  }

  @Test
  void aMissingModuleNamesTheFilesLookedFor() {
    bench.run("tell(pcall(require, 'a%b'))");
    assertThat(bench.told)
        .containsExactly(
            false,
            "module 'a%b' not found:\n\tno field package.preload['a%b']"
                + "\n\tno file 'a%b.lc'\n\tno file 'a%b.lua'");
  }

  @Test
  void aBrokenModuleSaysWhereItBreaks() {
    bench.machine.files(name -> Optional.of("x =".getBytes(StandardCharsets.ISO_8859_1)));
    bench.run("tell(pcall(require, 'm')) tell(pcall(dofile, 'm.lua'))");
    String fault = "m.lc:1: unexpected symbol near '<eof>'";
    assertThat(bench.told)
        .containsExactly(
            false,
            "error loading module 'm' from file 'm.lc':\n\t" + fault,
            false,
            "m.lua:1: unexpected symbol near '<eof>'");
  }

  @Test
  void coroutineFunctionsComplainAsThemselves() {
    bench.run(
        "tell(pcall(coroutine.create, 1)) tell(select(2, pcall(function() coroutine.wrap(print) end)))");
    assertThat(bench.told)
        .containsExactly(
            false,
            "bad argument #1 to 'create' (Lua function expected)",
            "stdin:1: bad argument #1 to 'wrap' (Lua function expected)");
  }

  @Test
  void aProxyHasNoMetatableThatCouldHaveACollector() {
    bench.run("tell(type(newproxy()), getmetatable(newproxy(false)))");
    bench.run("tell((pcall(newproxy, true)))");
    assertThat(bench.told).containsExactly("userdata", null, false);
  }

  @Test
  void heavyPatternsAreMatchedTheSameWayAsLightOnes() {
    String subject = "local s = ('key=value; '):rep(200) ";
    bench.run(subject + "tell(s:find('(%w+)=(%w+); $'))");
    bench.run(subject + "tell(s:match('^.*()k(%w*)='))");
    bench.run(subject + "local n = 0 for k, v in s:gmatch('(%w+)=(%w+)') do n = n + 1 end tell(n)");
    bench.run(subject + "local r, n = s:gsub('%w+=', '<%0>%%') tell(r:sub(1, 14), n)");
    bench.run(subject + "local r, n = s:gsub('(%w+)=(%w+)', {key = 1}, 2) tell(r:sub(1, 9), n)");
    bench.run("tell(('hello'):gsub('l*', function(x) return #x > 0 and 'L' end))");
    bench.run("tell(('abc'):gsub('%w*', 'x')) tell(('a b'):gsub('^%w', print or string.upper))");
    bench.run("tell(('x'):rep(5000):find('x', -1, true), (('x'):rep(5000):find('y')))");
    assertThat(bench.told)
        .containsExactly(
            2190.0,
            2200.0,
            "key",
            "value",
            2190.0,
            "ey",
            200.0,
            "<key=>%value; ",
            200.0,
            "1; 1; key",
            2.0,
            "heLo",
            5.0,
            "xx",
            2.0,
            "A b",
            1.0,
            5000.0,
            null);
  }

  @Test
  void theWatchdogEndsAPatternThatTriesAllWaysThereAre() {
    long[] now = new long[1];
    bench.machine.watch(new Watchdog(() -> now[0] += 1000));
    assertThat(bench.run("pcall(string.find, ('a'):rep(30), ('a*'):rep(30) .. 'b')"))
        .isEqualTo(new LuaOutcome.Stopped("the watchdog ended it"));
  }

  @Test
  void complaintsOfReplacedFunctionsLookLikeLuasOwn() {
    LuaOutcome bad = bench.run("('x'):find('[')");
    String message = "stdin:1: malformed pattern (missing ']')";
    assertThat(bad)
        .isEqualTo(
            new LuaOutcome.RuntimeError(
                message,
                message
                    + "\nstack traceback:\n\t[C]: in function 'find'\n\tstdin:1: in main chunk"));
    LuaOutcome within = bench.run("('x'):gsub('x', function() error('no', 0) end)");
    assertThat(((LuaOutcome.RuntimeError) within).traceback())
        .isEqualTo(
            "no\nstack traceback:\n\t[C]: in function 'error'\n\tstdin:1: in function"
                + " <stdin:1>\n\t[C]: in function 'gsub'\n\tstdin:1: in main chunk");
    bench.run("tell(pcall(function() ('x'):gsub('x', function() return {} end) end))");
    assertThat(bench.told).containsExactly(false, "stdin:1: invalid replacement value (a table)");
  }

  @Test
  void anErrorThatIsNoTextIsShownAsPrintShowsIt() {
    assertThat(bench.run("error()")).isEqualTo(new LuaOutcome.RuntimeError("nil", "nil"));
    assertThat(bench.run("error(true)")).isEqualTo(new LuaOutcome.RuntimeError("true", "true"));
    LuaOutcome table = bench.run("error({})");
    assertThat(((LuaOutcome.RuntimeError) table).message()).matches("table: 0x[0-9a-f]+");
  }

  @Test
  void whereMemoryIsNotCountedOneCallCannotTakeTheComputers() {
    try (ScriptBench uncounted = new ScriptBench(new LuaMachine(false))) {
      uncounted.machine.memory().limit(45_000);
      uncounted.run("tell(pcall(string.rep, 'x', 1e9))");
      uncounted.run("tell(pcall(function() local s = 'x' while true do s = s .. s end end))");
      uncounted.run("local s = ('x'):rep(9e3) tell(pcall(string.gsub, s, 'x', ('y'):rep(9e3)))");
      assertThat(uncounted.told)
          .containsExactly(
              false, "not enough memory", false, "not enough memory", false, "not enough memory");
    }
  }
}
