package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchdogTest {
  private long now;

  @Test
  void bitesWhenTimeAndInstructionsAreBothBeyond() {
    Watchdog dog = new Watchdog(() -> now, 100, 50);
    dog.feed();
    assertThat(dog.bites(60)).isFalse();
    now = 100;
    assertThat(dog.bites(0)).isTrue();
    dog.feed();
    now = 1000;
    assertThat(dog.bites(49)).isFalse();
    assertThat(dog.bites(1)).isTrue();
  }

  /** The clock goes on by 100 milliseconds whenever it is looked at. */
  private Watchdog dog() {
    return new Watchdog(() -> now += 100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
        "while true do pcall(coroutine.wrap(function() while true do end end)) end",
        "local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do pcall(co) end",
        "while true do xpcall(function() while true do end end, function() while true do end end) end",
        "xpcall(function() while true do end end, debug.traceback) while true do end",
        "while true do pcall(string.rep, 'x', 1e9) end",
        "table.sort({1, 2, 3}, function() while true do end end)",
        "setmetatable(_G, {__index = function() while true do end end}) return foo"
      })
  void anEndlessScriptEndsHoweverItHoldsOn(String script) {
    try (LuaMachine machine = new LuaMachine()) {
      machine.memory().limit(45_000);
      machine.watch(dog());
      LuaOutcome ended = new LuaOutcome.Stopped("the watchdog ended it");
      assertThat(machine.run(script.getBytes(), "=stdin")).isEqualTo(ended);
      assertThat(machine.run("tell = 1".getBytes(), "=stdin")).isEqualTo(ended);
      assertThat(machine.runAndShow("1".getBytes(), "=stdin", "print")).isEqualTo(ended);
    }
  }

  @Test
  void aFedOneLetsTheScriptGoOn() {
    try (LuaMachine machine = new LuaMachine()) {
      machine.watch(dog());
      machine.install(
          "feed",
          call -> {
            machine.feed();
            return 0;
          });
      String fed = "for i = 1, 100 do feed() for j = 1, 1e5 do end end";
      assertThat(machine.run(fed.getBytes(), "=stdin")).isEqualTo(new LuaOutcome.Done());
      assertThat(machine.run("for i = 1, 1e7 do end".getBytes(), "=stdin"))
          .isInstanceOf(LuaOutcome.Stopped.class);
    }
  }
}
