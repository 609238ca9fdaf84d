package dev.wiretwin.bridge.virtual.lua;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A machine with a function {@code tell(…)} by which scripts talk to the test. */
final class ScriptBench implements AutoCloseable {
  final LuaMachine machine;
  final List<Object> told = new ArrayList<>();

  ScriptBench() {
    this(new LuaMachine());
  }

  ScriptBench(LuaMachine machine) {
    this.machine = machine;
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

  LuaOutcome run(String text) {
    return machine.run(text.getBytes(StandardCharsets.ISO_8859_1), "=stdin");
  }

  @Override
  public void close() {
    machine.close();
  }
}
