package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script may try against the process it runs in: that goes on, and so does the board. */
class LuaAttackTest {
  private static final int WAIT_SECONDS = 300;

  private static final int SURVIVED = 7;

  private static final String[] ATTACKS = {
    "('a'):rep(30):find(('a*'):rep(30)..'b')",
    "while true do pcall(string.find, ('a'):rep(30), ('a*'):rep(30)..'b') end",
    "for w in ('a'):rep(40):gmatch(('a-'):rep(30)..'b') do end",
    "('a'):rep(40):gsub(('a?'):rep(40)..('a'):rep(40)..'b', print)",
    "while true do ('a'):rep(20000):find(('a'):rep(10000)..'b', 1, true) end",
    "('('):rep(20000):find('%b()') while true do ('('):rep(20000):find('%b()') end",
    "('a'):rep(10000):find(('a?'):rep(10000))",
    "('a'):rep(10):match(('('):rep(10000))",
    "return string.rep('', 2^31 - 1)",
    "while true do string.rep('', 2^30) end",
    "setmetatable(_G, {__index = function() error('x') end}) print = nil return 1",
    "setmetatable(_G, {__newindex = function() error('x') end}) return 1",
    "print = setmetatable({}, {__call = function() error('x') end}) return 1",
    "for i = 1, 100 do make() end",
    "for i = 1, 1e5 do make() end",
    "coroutine.wrap(function() for i = 1, 1e5 do make() end end)()",
    "local t = {} for i = 1, 45 do t = {t, t} end copy(t)",
    "local s, t = ('x'):rep(2e4), {} for i = 1, 1000 do t[i] = s end copy(t)",
    "local t = {} t.t = t t.u = t copy(t)",
    "local f f = function() return pcall(f) end f()",
    "local f f = function() return (string.gsub('a', 'a', f)) end f()",
    "local f f = function() coroutine.wrap(f)() end f()",
    "local f f = function() return keep(f()) end f()",
    "loadstring(('('):rep(1e4))() loadstring('return ' .. ('{'):rep(1e4))()",
    "local s = 'x' while true do s = s .. s end",
    "return loadstring('\\27Lua')",
    "error(setmetatable({}, {__tostring = function() while true do end end}))",
    "error(setmetatable({}, {__tostring = function() error() end}))",
    "error()",
    "local t = {} for i = 1, 200 do t[i] = make() end t = nil error({})",
    "table.sort({3, 1, 2, 5, 4, 9, 8}, function() return true end)",
    "return unpack({}, 1, 1e8)",
    "return string.byte(('x'):rep(2e4), 1, -1)",
    "return newproxy(), pcall(newproxy, true)",
    "setfenv(string.gsub, {}) setfenv(string.find, {}) return ('x'):rep(9e3):gsub('x', tostring)",
    "while true do collectgarbage() end"
  };

  /** Machines as boards have them, in a process of their own, which no script may harm. */
  public static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      Thread board = new Thread(null, Victim::attacked, "board", 32L << 20);
      board.start();
      board.join();
      System.exit(SURVIVED);
    }

    private static void attacked() {
      for (String attack : ATTACKS) {
        System.out.println(attack);
        live(attack);
      }
    }

    private static void live(String script) {
      long started = System.nanoTime();
      try (LuaMachine machine = new LuaMachine()) {
        machine.memory().limit(45_000);
        machine.watch(new Watchdog(() -> (System.nanoTime() - started) / 1000));
        LuaType<String> type = new LuaType<>("thing", String.class);
        type.onCollected(
            object -> {
              throw new LuaError("collected " + object.state());
            });
        machine.register(type);
        machine.install("make", call -> call.returns(machine.newObject(type, "it")));
        machine.install("copy", call -> call.returns(call.any(1)));
        machine.install("keep", call -> call.returns(call.keep(1)));
        machine.runAndShow(script.getBytes(), "=stdin", "print");
        machine.collectGarbage();
        machine.runAndShow("return 1".getBytes(), "=stdin", "print");
      }
    }
  }

  @Test
  void everyAttackIsSurvivedByTheProcess(@TempDir Path place) throws Exception {
    Path begun = place.resolve("begun.txt");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(begun.toFile())
            .start();
    try {
      boolean ended = process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
      String last = Files.readString(begun, StandardCharsets.ISO_8859_1);
      assertThat(ended).as("ends in time: " + last).isTrue();
      assertThat(process.exitValue()).as(last).isEqualTo(SURVIVED);
    } finally {
      process.destroyForcibly();
    }
  }
}
