package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LuaObjectsTest {
  private final ScriptBench bench = new ScriptBench();
  private final LuaType<String> type = new LuaType<>("thing", String.class);

  @BeforeEach
  void install() {
    type.method("self", call -> call.returns(call.object(1, type)));
    bench.machine.register(type);
    bench.machine.install(
        "make",
        call -> {
          LuaRef made = bench.machine.newObject(type, "state");
          call.returns(made);
          made.release();
          return 1;
        });
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anObjectHandedBackIsTheSameUserdata() {
    bench.run(
        "o = make() tell(o == o:self(), o == make(), tostring(o):match('^userdata: 0x') ~= nil)");
    assertThat(bench.told).containsExactly(true, false, true);
  }

  @Test
  void aScriptCannotPutInACollectorOfItsOwn() {
    bench.run("getmetatable(make()).__gc = function() tell('mine') end collectgarbage()");
    assertThat(bench.told).isEmpty();
  }

  @Test
  void whatLuaCollectedJavaForgets() {
    bench.run("for i = 1, 500 do make() end");
    bench.machine.collectGarbage();
    assertThat(bench.machine.objects().count()).isZero();
  }

  @Test
  void aReferenceToAnotherTypeIsRefused() {
    LuaRef ref = bench.machine.newObject(type, "state");
    assertThat(bench.machine.object(ref, type).state()).isEqualTo("state");
    LuaType<String> other = new LuaType<>("other", String.class);
    assertThatThrownBy(() -> bench.machine.object(ref, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other");
    ref.release();
  }
}
