package dev.wiretwin.bridge.virtual.lua;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * Makes of the standard libraries what scripts of a board may have, once per machine. On the
 * board's processor only.
 */
final class LuaSandbox {
  private final LuaMachine machine;
  private final LuaStack stack;
  private final LuaBorder border;
  private final LuaChunks chunks;

  LuaSandbox(LuaMachine machine, LuaBorder border, LuaChunks chunks) {
    this.machine = machine;
    this.stack = machine.stack();
    this.border = border;
    this.chunks = chunks;
  }

  void bolt(LuaBorder.Inside hook) {
    load("patterns.lua");
    push(call -> call.returns((LuaBody) seeker(call)));
    push(call -> call.returns(machine.room()));
    load("sandbox.lua");
    stack.pushFunction(border.inside(hook));
    push(call -> call.returns(machine.every()));
    push(call -> call.returns(chunks.known(call.bytes(1))));
    push(
        call -> {
          chunks.trust(call.bytes(1));
          return 0;
        });
    push(call -> call.returns((Object) machine.file(call.string(1))));
    stack.pushFunction(
        border.inside(
            inside -> {
              inside.natives().lua_getupvalue(inside.state(), 1, 1); // a wrapped coroutine
              return 1;
            }));
    push(call -> call.returns(machine.isStopped()));
    run(7, 2); // what the other file is to know, behind its own two
    run(4, 0);
  }

  private void push(LuaBody body) {
    stack.pushFunction(border.function("", body, false));
  }

  private void load(String name) {
    try (InputStream script = LuaMachine.class.getResourceAsStream(name)) {
      machine
          .load(script.readAllBytes(), "=[C]")
          .ifPresent(
              broken -> {
                throw new IllegalStateException("repair " + name + ": " + broken);
              });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void run(int arguments, int results) {
    if (stack.natives().lua_pcall(stack.state(), arguments, results, 0) != 0) {
      throw new IllegalStateException("this Lua is not the one we know: " + stack.latin1(-1));
    }
  }

  /** Arguments: subject, pattern, whether it is plain text, whether {@code ^} anchors it. */
  private LuaBody seeker(LuaCall call) {
    byte[] subject = call.bytes(1);
    byte[] text = call.bytes(2);
    LuaPattern pattern =
        call.truth(3)
            ? LuaPattern.plain(subject, text, machine::spend)
            : new LuaPattern(subject, text, call.truth(4), machine::spend);
    return next -> {
      List<Object> found = pattern.find((int) next.integer(1) - 1);
      return next.returns(found.isEmpty() ? new Object[] {null} : found.toArray());
    };
  }

  /** Lines of a traceback that the firmware does not have: what stands in for a C function. */
  static String cleaned(String trace) {
    StringBuilder clean = new StringBuilder();
    String before = "";
    Iterator<String> lines = trace.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      String shown = line.replaceFirst("^\t\\[C]:\\d+:", "\t[C]:");
      boolean ours = !shown.equals(line);
      if (ours && shown.endsWith(" 'passed'") && before.endsWith(" 'error'")) {
        before = "";
        continue;
      }
      if (ours && (shown.equals(before) || shown.matches(".* (<.*>|'(handed|one|heavy\\w*)')"))) {
        continue;
      }
      append(clean, before);
      before = shown;
    }
    append(clean, before);
    return clean.toString();
  }

  private static void append(StringBuilder text, String line) {
    if (!line.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
  }
}
