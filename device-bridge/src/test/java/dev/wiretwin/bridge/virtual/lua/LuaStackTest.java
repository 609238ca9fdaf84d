package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuaStackTest {
  private final ScriptBench bench = new ScriptBench();

  @AfterEach
  void close() {
    bench.close();
  }

  /** Runs what is to be seen of a stack where Lua calls it. */
  private static void onStack(LuaMachine machine, LuaBorder.Inside body) {
    AtomicReference<AssertionError> failed = new AtomicReference<>();
    LuaStack main = machine.stack();
    main.pushFunction(
        machine
            .border()
            .inside(
                inside -> {
                  try {
                    return body.call(inside);
                  } catch (AssertionError wrong) {
                    failed.set(wrong);
                    return 0;
                  }
                }));
    LuaRef ref = main.ref(-1);
    main.top(0);
    machine.call(ref);
    if (failed.get() != null) {
      throw failed.get();
    }
  }

  @Test
  void whatIsPushedIsThereByItsTypeAndValue() {
    onStack(
        bench.machine,
        stack -> {
          for (Object value : new Object[] {null, true, 4, 2.5, "text", new byte[] {9}}) {
            stack.push(value);
          }
          assertThat(stack.top()).isEqualTo(6);
          assertThat(stack.type(1)).isEqualTo(LuaStack.NIL);
          assertThat(stack.typeName(2)).isEqualTo("boolean");
          assertThat(stack.any(3, 0)).isEqualTo(4.0);
          assertThat(stack.latin1(3)).isEqualTo("4");
          assertThat(stack.latin1(-2)).isEqualTo("text");
          assertThat(stack.bytes(6)).containsExactly(9);
          stack.top(1);
          assertThat(stack.top()).isEqualTo(1);
          return 0;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyByteGoesInAsItIsWithAndWithoutLuasOwnInterface(boolean counted) {
    byte[] all = new byte[1024];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (LuaMachine machine = new LuaMachine(counted && LuaNative.present())) {
      onStack(
          machine,
          stack -> {
            stack.push(all);
            stack.pushLiteral(all);
            stack.push(new byte[0]);
            assertThat(stack.bytes(1)).containsExactly(all);
            assertThat(stack.bytes(2)).containsExactly(all);
            assertThat(stack.bytes(3)).isEmpty();
            return 0;
          });
    }
  }

  @Test
  void tablesGoInAndComeOutWithAllThatIsWithin() {
    LuaTable inner = LuaTable.listOf(List.of("one", 2));
    LuaTable outer = new LuaTable().put("inner", inner).put(true, "yes");
    onStack(
        bench.machine,
        stack -> {
          stack.push(outer);
          LuaTable back = stack.table(1, 0);
          assertThat(((LuaTable) back.get("inner").orElseThrow()).entries()).hasSize(2);
          assertThat(back.entries()).contains(back.entries().get(0));
          assertThat(back.entries()).anyMatch(entry -> entry.key().equals(true));
          return 0;
        });
  }

  @Test
  void aTableThatHoldsItselfIsRefusedAndSoIsOneThatIsTooDeep() {
    bench.machine.install("copy", call -> call.returns(call.any(1)));
    bench.run("t = {} t.t = t tell(pcall(copy, t))");
    assertThat(bench.told).containsExactly(false, "table too deep");
    LuaTable deep = new LuaTable();
    for (int i = 0; i < LuaStack.DEEPEST; i++) {
      deep = new LuaTable().put(1, deep);
    }
    LuaTable tooDeep = deep;
    bench.machine.install("deep", call -> call.returns(tooDeep));
    bench.run("tell(pcall(deep))");
    assertThat(bench.told).endsWith(false, "table too deep");
  }

  @Test
  void whatCannotBeCopiedComesAsAReference() {
    bench.machine.install(
        "look",
        call -> {
          assertThat(call.any(1)).isInstanceOf(LuaRef.class);
          return call.returns(call.any(1));
        });
    bench.run("tell(look(tell) == tell)");
    assertThat(bench.told).containsExactly(true);
  }

  @Test
  void aLibraryBecomesATableWithFunctionsConstantsAndTables() {
    bench.machine.install(
        new LuaLibrary("lib")
            .constant("N", 3)
            .function("f", call -> call.returns("f"))
            .library(new LuaLibrary("sub").constant("M", "m")));
    bench.run("tell(lib.N, lib.f(), lib.sub.M)");
    assertThat(bench.told).containsExactly(3.0, "f", "m");
  }

  @Test
  void whatLuaHasNoValueForIsAFaultOfTheModule() {
    bench.machine.install("f", call -> call.returns(new StringBuilder("x")));
    assertThatThrownBy(() -> bench.run("f()"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StringBuilder");
  }
}
