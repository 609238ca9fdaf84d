package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaObjectTest {
  @Test
  void anObjectKnowsItsTypeItsStateAndWhereItsUserdataLies() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    try (LuaMachine machine = new LuaMachine()) {
      machine.register(type);
      LuaRef ref = machine.newObject(type, "state");
      LuaObject<String> object = machine.object(ref, type);
      assertThat(object.type()).isSameAs(type);
      assertThat(object.state()).isEqualTo("state");
      assertThat(machine.objects().at(object.address())).isSameAs(object);
      ref.release();
    }
  }
}
