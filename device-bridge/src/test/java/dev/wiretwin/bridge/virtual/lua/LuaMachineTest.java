package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
}
