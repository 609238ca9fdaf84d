package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the firmware has of its own in every Lua state: {@code print}, and the ways to call it and
 * to ask for the prompt from outside. On the board's processor only.
 *
 * <p>Source: {@code luaB_print}; {@code l_print} and {@code get_prompt} in {@code app/lua53/lua.c};
 * VB-23, VB-26.
 */
final class Prelude {
  private static final String TEXT =
      """
      local puts, keep, tell, select, type, error = __puts, __keep, __tell, select, type, error
      __puts, __keep, __tell = nil, nil, nil
      function print(...)
        local tostring = tostring
        for i = 1, select('#', ...) do
          local text = tostring((select(i, ...)))
          if type(text) ~= 'string' and type(text) ~= 'number' then
            error("'tostring' must return a string to 'print'")
          end
          if i > 1 then puts('\\t') end
          puts(text)
        end
        puts('\\n')
      end
      keep(function(...) return print(...) end)
      keep(function(first) if first then tell(_PROMPT) else tell(_PROMPT2) end end)
      """;

  private final LuaMachine lua;
  private final Terminal terminal;
  private final List<LuaRef> kept = new ArrayList<>();
  private final Consumer<LuaOutcome> ended;
  private String told;

  /**
   * @param ended hears how each call ended
   */
  Prelude(LuaMachine lua, Terminal terminal, Consumer<LuaOutcome> ended) {
    this.ended = ended;
    this.lua = lua;
    this.terminal = terminal;
    lua.install("__puts", this::puts);
    lua.install(
        "__keep",
        call -> {
          kept.add(call.function(1));
          return call.returns();
        });
    lua.install(
        "__tell",
        call -> {
          told = call.isString(1) || call.isNumber(1) ? call.string(1) : null;
          return call.returns();
        });
    LuaOutcome outcome = lua.run(TEXT.getBytes(StandardCharsets.ISO_8859_1), "=print");
    if (!(outcome instanceof LuaOutcome.Done)) {
      throw new IllegalStateException("the firmware's own Lua does not run: " + outcome);
    }
  }

  private int puts(LuaCall call) {
    terminal.print(call.bytes(1));
    return call.returns();
  }

  /** Calls the script's {@code print}; whatever becomes of that, nothing else happens. */
  void print(Object... values) {
    LuaOutcome outcome = lua.call(kept.get(0), values);
    if (outcome instanceof LuaOutcome.RuntimeError error) {
      terminal.send("error calling 'print' (" + error.message() + ")\n");
    }
    ended.accept(outcome);
  }

  /** What a script has made of the prompt, or the usual. */
  String prompt(boolean first) {
    told = null;
    ended.accept(lua.call(kept.get(1), first));
    if (told != null) {
      return told;
    }
    return first ? "> " : ">> ";
  }
}
