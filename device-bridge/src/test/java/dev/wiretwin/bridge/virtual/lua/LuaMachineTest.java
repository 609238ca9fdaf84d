package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LuaMachineTest {
  private final LuaMachine machine = new LuaMachine();
  private final List<Object> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    machine.install(
        "tell",
        call -> {
          for (int i = 1; i <= call.count(); i++) {
            Object value = call.any(i);
            told.add(
                value instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1) : value);
          }
          return call.returns();
        });
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private LuaOutcome run(String text) {
    return machine.run(text.getBytes(StandardCharsets.ISO_8859_1), "=stdin");
  }

  @Test
  void valuesOfAllKindsComeOut() {
    assertThat(run("tell(1, 'a\\0\\255', true, nil)")).isEqualTo(new LuaOutcome.Done());
    assertThat(told).containsExactly(1.0, "a\0\u00ff", true, null);
  }

  @Test
  void anUnfinishedTextIsToldFromAWrongOne() {
    assertThat(run("do"))
        .isEqualTo(new LuaOutcome.Incomplete("stdin:1: 'end' expected near '<eof>'"));
    assertThat(run("x = = 1"))
        .isEqualTo(new LuaOutcome.SyntaxError("stdin:1: unexpected symbol near '='"));
  }

  @Test
  void bytesGoInAsTheyAre() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    machine.install("all", call -> call.returns(all, "plain"));
    run(
        "local a, p = all() tell(#a, p) for i = 1, 256 do if a:byte(i) ~= i - 1 then tell(i) end end");
    assertThat(told).containsExactly(256.0, "plain");
  }

  @Test
  void anErrorNamesThePlaceOfTheCall() {
    machine.install("fails", call -> call.returns(call.integer(1)));
    assertThat(run("\nfails('x')"))
        .isEqualTo(
            new LuaOutcome.RuntimeError(
                "stdin:2: bad argument #1 to 'fails' (number expected, got string)",
                """
                stdin:2: bad argument #1 to 'fails' (number expected, got string)
                stack traceback:
                \t[C]: in function 'fails'
                \tstdin:2: in main chunk"""));
  }

  @Test
  void methodsDoNotCountTheirObject() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    type.method("on", call -> call.returns(call.object(1, type).state() + call.integer(2)));
    machine.register(type);
    machine.install("make", call -> call.returns(machine.newObject(type, "state")));
    run("t = make() tell(type(t), t:on(5)) tell(pcall(t.on, t, 'x')) tell(pcall(t.on, 7))");
    assertThat(told)
        .containsExactly(
            "userdata",
            "state5",
            false,
            "bad argument #1 to 'on' (number expected, got string)",
            false,
            "calling 'on' on bad self (thing expected, got number)");
  }

  @Test
  void aMethodCalledWithADotCountsItsObject() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    type.method("on", call -> call.returns(call.object(1, type).state() + call.integer(2)));
    machine.register(type);
    machine.install("make", call -> call.returns(machine.newObject(type, "state")));
    run("t = make() tell(pcall(function() t.on({}) end)) tell(pcall(function() t.on(t) end))");
    run("tell(pcall(function() t:on() end))");
    assertThat(told)
        .containsExactly(
            false,
            "stdin:1: bad argument #1 to 'on' (thing expected, got table)",
            false,
            "stdin:1: bad argument #2 to 'on' (number expected, got no value)",
            false,
            "stdin:1: bad argument #1 to 'on' (number expected, got no value)");
  }

  @Test
  void theCollectorTellsTheType() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    type.onCollected(object -> told.add(object.state()));
    machine.register(type);
    LuaRef[] made = new LuaRef[1];
    machine.install("make", call -> call.returns(made[0] = machine.newObject(type, "gone")));
    run("make()");
    machine.collectGarbage();
    assertThat(told).isEmpty();
    made[0].release();
    machine.collectGarbage();
    assertThat(told).containsExactly("gone");
  }

  @Test
  void theWatchdogEndsAScriptForGood() {
    long[] now = new long[1];
    machine.watch(new Watchdog(() -> now[0] += 100_000));
    LuaOutcome ended = new LuaOutcome.Stopped("the watchdog ended it");
    assertThat(run("pcall(function() while true do end end) tell(1)")).isEqualTo(ended);
    assertThat(run("tell(2)")).isEqualTo(ended);
    assertThat(show("3")).isEqualTo(ended);
    assertThat(told).isEmpty();
    assertThat(machine.isStopped()).isTrue();
  }

  @Test
  void aKeptFunctionIsRefusedOnceTheWatchdogHasBitten() {
    LuaRef kept = keep("function() tell('called') end");
    machine.watch(new Watchdog(() -> 0, 0, 10_000));
    assertThat(run("while true do end")).isInstanceOf(LuaOutcome.Stopped.class);
    assertThat(machine.call(kept)).isInstanceOf(LuaOutcome.Stopped.class);
    assertThat(told).isEmpty();
  }

  @Test
  void aFedScriptHasItsWholeTimeAgain() {
    machine.watch(new Watchdog(() -> 0, 0, 1_000_000));
    machine.install(
        "feed",
        call -> {
          machine.feed();
          return 0;
        });
    String loop = "for i = 1, 10 do for j = 1, 2e5 do end %s end tell('end')";
    assertThat(run(loop.formatted("feed()"))).isEqualTo(new LuaOutcome.Done());
    assertThat(told).containsExactly("end");
    assertThat(run(loop.formatted(""))).isInstanceOf(LuaOutcome.Stopped.class);
    assertThat(told).containsExactly("end");
  }

  @Test
  void memoryThatRanOutIsAnErrorWithoutTracebackAndTheNextScriptRuns() {
    machine.memory().limit(45_000);
    assertThat(run("local t = {} for i = 1, 1e9 do t[i] = {} end"))
        .isEqualTo(new LuaOutcome.RuntimeError("not enough memory", "not enough memory"));
    assertThat(run("tell(1)")).isEqualTo(new LuaOutcome.Done());
    assertThat(told).containsExactly(1.0);
  }

  @Test
  void whatAnEarlierScriptLeftBeyondTheLimitIsCollectedNotHeldAgainstTheNext() {
    machine.memory().limit(45_000);
    assertThat(run("collectgarbage('stop') for i = 1, 300 do local s = ('x'):rep(1000) .. i end"))
        .isEqualTo(new LuaOutcome.Done());
    assertThat(run("for i = 1, 1e5 do local t = {} end tell(1)")).isEqualTo(new LuaOutcome.Done());
    assertThat(told).containsExactly(1.0);
  }

  @Test
  void withoutLuasOwnInterfaceTheLimitHoldsAllTheSame() {
    try (ScriptBench bench = new ScriptBench(new LuaMachine(false))) {
      bench.machine.memory().limit(45_000);
      assertThat(bench.machine.room()).isLessThanOrEqualTo(45_000);
      bench.run("tell(pcall(function() local t = {} for i = 1, 1e9 do t[i] = {} end end))");
      bench.machine.collectGarbage();
      bench.run("tell(2)");
      assertThat(bench.told).containsExactly(false, "not enough memory", 2.0);
      assertThat(bench.machine.memory().over()).isFalse();
    }
  }

  @Test
  void scriptsFindTheBoardsFiles() {
    machine.files(
        name ->
            name.equals("m.lua")
                ? Optional.of("tell(...) return 5".getBytes(StandardCharsets.ISO_8859_1))
                : Optional.empty());
    run("tell(require('m')) tell(dofile('m.lua')) tell(loadfile('absent.lua'))");
    assertThat(told).containsExactly("m", 5.0, 5.0, null, "cannot open absent.lua");
  }

  @Test
  void aBinaryChunkRunsWhereTheFirmwareVouchesForIt() {
    byte[][] chunk = new byte[1][];
    machine.install(
        "keep",
        call -> {
          chunk[0] = call.bytes(1);
          return 0;
        });
    run("keep(string.dump(function() tell('ran') end))");
    try (ScriptBench next = new ScriptBench()) {
      assertThat(next.machine.run(chunk[0], "@x.lc"))
          .isEqualTo(new LuaOutcome.SyntaxError("x.lc: bad header in precompiled chunk"));
      next.machine.trust(chunk[0]);
      assertThat(next.machine.run(chunk[0], "@x.lc")).isEqualTo(new LuaOutcome.Done());
      assertThat(next.told).containsExactly("ran");
    }
  }

  @Test
  void anInteractiveLineShowsWhatItReturns() {
    assertThat(show("return 1, nil, 'x'")).isEqualTo(new LuaOutcome.Done());
    assertThat(told).containsExactly(1.0, null, "x");
    assertThat(show("x = 4")).isEqualTo(new LuaOutcome.Done());
    assertThat(told).hasSize(3);
  }

  @Test
  void anInteractiveLineThatFailsShowsNothing() {
    assertThat(show("return = 1")).isInstanceOf(LuaOutcome.SyntaxError.class);
    assertThat(show("for i = 1, 2 do")).isInstanceOf(LuaOutcome.Incomplete.class);
    assertThat(show("error('no', 0)")).isInstanceOf(LuaOutcome.RuntimeError.class);
    assertThat(told).isEmpty();
    assertThat(show("return 'fine'")).isEqualTo(new LuaOutcome.Done());
    assertThat(told).containsExactly("fine");
  }

  @Test
  void aLibrarysTableIsBoundToItsName() {
    LuaLibrary sta = new LuaLibrary("sta").constant("MODE", 1);
    machine.install(
        new LuaLibrary("wifi").function("twice", c -> c.returns(2 * c.integer(1))).library(sta));
    run("tell(wifi.twice(4), wifi.sta.MODE, wifi.absent)");
    assertThat(told).containsExactly(8.0, 1.0, null);
  }

  @Test
  void aKeptFunctionTakesArgumentsAndTellsItsError() {
    LuaRef kept = keep("function(a, b) tell(a, b) error(a, 0) end");
    LuaOutcome outcome = machine.call(kept, "first", 2);
    assertThat(told).containsExactly("first", 2.0);
    assertThat(((LuaOutcome.RuntimeError) outcome).message()).isEqualTo("first");
  }

  @Test
  void theObjectBehindAKeptUserdataIsFound() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    machine.register(type);
    LuaRef ref = machine.newObject(type, "state");
    machine.collectGarbage();
    assertThat(machine.object(ref, type).state()).isEqualTo("state");
    LuaRef function = keep("function() end");
    assertThatThrownBy(() -> machine.object(function, type)).hasMessageContaining("thing");
  }

  @Test
  void aModulesFaultIsThrownWhereTheScriptWasRun() {
    IllegalStateException fault = new IllegalStateException("broken");
    machine.install(
        "broken",
        call -> {
          throw fault;
        });
    assertThatThrownBy(() -> run("pcall(broken) tell('went on')")).isSameAs(fault);
    assertThat(told).isEmpty();
    assertThat(run("tell(1)")).isEqualTo(new LuaOutcome.Stopped("a module failed"));
  }

  @Test
  void aClosedMachineIsClosedOnceAndRunsNothing() {
    LuaRef kept = keep("function() end");
    machine.close();
    machine.close();
    kept.release();
    assertThatThrownBy(() -> run("tell(1)"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("make a new one");
  }

  private LuaOutcome show(String line) {
    return machine.runAndShow(line.getBytes(StandardCharsets.ISO_8859_1), "=stdin", "tell");
  }

  private LuaRef keep(String function) {
    LuaRef[] kept = new LuaRef[1];
    machine.install(
        "keep",
        call -> {
          kept[0] = call.keep(1);
          return 0;
        });
    assertThat(run("keep(" + function + ")")).isEqualTo(new LuaOutcome.Done());
    return kept[0];
  }
}
