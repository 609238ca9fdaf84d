package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LuaBorderTest {
  private final ScriptBench bench = new ScriptBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aModulesFaultIsTheCallersAndNoScriptHoldsIt() {
    IllegalStateException fault = new IllegalStateException("broken");
    bench.machine.install(
        "broken",
        call -> {
          throw fault;
        });
    assertThatThrownBy(() -> bench.run("pcall(broken) tell('went on')")).isSameAs(fault);
    assertThat(bench.told).isEmpty();
    assertThat(bench.run("tell(__jthrowable__)"))
        .isEqualTo(new LuaOutcome.Stopped("a module failed"));
  }

  @Test
  void aCoroutineThatCalledJavaIsCollectedAllTheSame() {
    bench.machine.install("nop", call -> 0);
    bench.run("for i = 1, 100 do coroutine.wrap(function() nop() end)() end");
    bench.machine.collectGarbage();
    long before = bench.machine.bytesHeld();
    bench.run("for i = 1, 2000 do coroutine.wrap(function() nop() end)() end");
    bench.machine.collectGarbage();
    assertThat(bench.machine.bytesHeld()).isLessThan(before + 200_000);
  }

  @Test
  void anErrorStandsAtTheLineThatCalled() {
    bench.machine.install(
        "fails",
        call -> {
          throw new LuaError("no such pin");
        });
    bench.run("\n\ntell(pcall(function() fails() end))");
    assertThat(bench.told).containsExactly(false, "stdin:3: no such pin");
  }

  @Test
  void aBadArgumentIsCountedAsTheScriptWroteTheCall() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    type.method("on", call -> call.returns(call.object(1, type).state() + call.integer(2)));
    bench.machine.register(type);
    bench.machine.install("make", call -> call.returns(bench.machine.newObject(type, "it")));
    bench.machine.install("takes", call -> call.returns(call.integer(2)));
    bench.run("t = make() tell(t:on(5), (select(2, pcall(function() takes(1, {}) end))))");
    bench.run("tell(select(2, pcall(function() t:on('x') end)))");
    bench.run("tell(select(2, pcall(function() t.on(t, 'x') end)))");
    bench.run("tell(select(2, pcall(t.on, 7)))");
    assertThat(bench.told)
        .containsExactly(
            "it5",
            "stdin:1: bad argument #2 to 'takes' (number expected, got table)",
            "stdin:1: bad argument #1 to 'on' (number expected, got string)",
            "stdin:1: bad argument #2 to 'on' (number expected, got string)",
            "calling 'on' on bad self (thing expected, got number)");
  }

  @Test
  void javaThatRunsOutOfStackIsLuasOwnError() {
    bench.machine.install("deep", call -> descend(call, 0));
    LuaOutcome outcome = bench.run("tell(pcall(function() deep() end)) tell('went on')");
    assertThat(outcome).isEqualTo(new LuaOutcome.Done());
    assertThat(bench.told).containsExactly(false, "stdin:1: C stack overflow", "went on");
  }

  private static int descend(LuaCall call, int level) {
    return descend(call, level + 1) + call.count();
  }

  @Test
  void anErrorWithinACoroutineIsThatCoroutines() {
    bench.machine.install("fails", call -> call.returns(call.string(1)));
    bench.run(
        "co = coroutine.create(function() coroutine.yield(1) fails() end) tell(coroutine.resume(co))");
    bench.run("tell(coroutine.resume(co)) tell(coroutine.status(co))");
    assertThat(bench.told)
        .containsExactly(
            true,
            1.0,
            false,
            "stdin:1: bad argument #1 to 'fails' (string expected, got no value)",
            "dead");
  }

  @Test
  void workDoneInJavaEndsAScriptThatHadItsTimeAndNoPcallHoldsIt() {
    long[] now = new long[1];
    bench.machine.watch(new Watchdog(() -> now[0] += 1_000_000));
    bench.machine.install(
        "work",
        call -> {
          bench.machine.spend(5_000_000);
          return 0;
        });
    assertThat(bench.run("pcall(work) tell('went on')"))
        .isEqualTo(new LuaOutcome.Stopped("the watchdog ended it"));
    assertThat(bench.told).isEmpty();
  }

  @Test
  void aFaultWhileGarbageIsCollectedIsTheCallersAndTheScriptGoesOn() {
    IllegalStateException fault = new IllegalStateException("broken");
    LuaType<String> type = new LuaType<>("thing", String.class);
    type.onCollected(
        object -> {
          throw fault;
        });
    bench.machine.register(type);
    bench.machine.install(
        "make",
        call -> {
          LuaRef made = bench.machine.newObject(type, "it");
          call.returns(made);
          made.release();
          return 1;
        });
    assertThatThrownBy(() -> bench.run("make() collectgarbage() tell('went on')")).isSameAs(fault);
    assertThat(bench.told).containsExactly("went on");
    assertThat(bench.machine.border().takeFault()).isEmpty();
    assertThat(bench.run("tell('again')")).isEqualTo(new LuaOutcome.Done());
  }
}
