package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuaTypeTest {
  @Test
  void methodsAreFoundInAllObjectsAndTheirNamesInErrors() {
    LuaType<Integer> type = new LuaType<>("counter", Integer.class);
    type.method("value", call -> call.returns(call.object(1, type).state()))
        .method("plus", call -> call.returns(call.object(1, type).state() + call.number(2)));
    try (ScriptBench bench = new ScriptBench()) {
      bench.machine.register(type);
      bench.machine.install("make", call -> call.returns(bench.machine.newObject(type, 40)));
      bench.run("c = make() tell(c:value(), c:plus(2), c.absent)");
      assertThat(bench.told).containsExactly(40.0, 42.0, null);
    }
    assertThat(type.name()).isEqualTo("counter");
    assertThat(type.state()).isEqualTo(Integer.class);
  }

  @Test
  void withoutAWishNothingHappensWhenOneIsCollected() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    try (ScriptBench bench = new ScriptBench()) {
      bench.machine.register(type);
      bench.machine.install("make", call -> call.returns(bench.machine.newObject(type, "x")));
      assertThat(bench.run("make() collectgarbage()")).isEqualTo(new LuaOutcome.Done());
    }
  }

  @Test
  void whoWishesIsToldOfEachCollectedOneWithItsState() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    List<String> gone = new ArrayList<>();
    assertThat(type.onCollected(object -> gone.add(object.state()))).isSameAs(type);
    try (ScriptBench bench = new ScriptBench()) {
      bench.machine.register(type);
      bench.machine.install(
          "make",
          call -> {
            LuaRef made = bench.machine.newObject(type, call.string(1));
            call.returns(made);
            made.release();
            return 1;
          });
      bench.run("kept = make('kept') make('lost') make('gone') collectgarbage()");
      assertThat(gone).containsExactlyInAnyOrder("lost", "gone");
      bench.run("kept = nil collectgarbage()");
      assertThat(gone).containsExactlyInAnyOrder("lost", "gone", "kept");
    }
  }
}
