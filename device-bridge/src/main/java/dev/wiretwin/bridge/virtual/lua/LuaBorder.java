package dev.wiretwin.bridge.virtual.lua;

import java.util.Optional;
import party.iroiro.luajava.JFunction;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua51.Lua51Natives;

/**
 * Where Lua calls Java. Nothing thrown in Java crosses it as it is: the binding would hand the
 * script a Java object to play with. On the board's processor only.
 */
final class LuaBorder {
  private static final int RAISE = -1;

  private final LuaMachine machine;
  private final Lua51Natives c;
  private final LuaMemory memory;
  private RuntimeException fault;

  LuaBorder(LuaMachine machine, Lua51Natives c, LuaMemory memory) {
    this.machine = machine;
    this.c = c;
    this.memory = memory;
  }

  /**
   * @param method whether argument 1 is the object, which messages do not count
   */
  JFunction function(String name, LuaBody body, boolean method) {
    return inside(
        stack -> {
          try {
            return body.call(new LuaCall(stack));
          } catch (LuaError error) {
            return raiseAtCaller(stack, error, name, method);
          } catch (StackOverflowError deep) {
            return raiseAtCaller(stack, new LuaError("C stack overflow"), name, method);
          }
        });
  }

  /** A function that works on the stack itself. */
  JFunction inside(Inside body) {
    return thread -> {
      boolean running = memory.running(false);
      try {
        return body.call(new LuaStack(machine, c, thread.getPointer()));
      } catch (Stop stop) {
        return machine.stopBy(new LuaStack(machine, c, thread.getPointer()), stop.getMessage());
      } catch (RuntimeException broken) {
        fault = broken;
        return machine.stopBy(new LuaStack(machine, c, thread.getPointer()), "a module failed");
      } finally {
        forget(thread);
        memory.running(running);
      }
    };
  }

  /** Ends the script for good, out of a function of ours. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * A function that the collector calls. It raises no error: where the firmware collects garbage
   * there may be nobody to catch it, and Lua would end the whole process.
   */
  JFunction collector(Inside body) {
    return inside(
        stack -> {
          try {
            body.call(stack);
          } catch (RuntimeException broken) {
            fault = broken;
          }
          return 0;
        });
  }

  /** What a function of the firmware does on a stack. */
  @FunctionalInterface
  interface Inside {
    int call(LuaStack stack);
  }

  /** The binding would keep every coroutine for ever that ever called Java. */
  private static void forget(Lua thread) {
    if (thread.getMainState() != thread) {
      thread.close();
    }
  }

  /** What a function threw that it should not have: the caller's business, not the script's. */
  Optional<RuntimeException> takeFault() {
    RuntimeException taken = fault;
    fault = null;
    return Optional.ofNullable(taken);
  }

  private int raiseAtCaller(LuaStack stack, LuaError error, String name, boolean method) {
    stack.top(0);
    c.luaL_where(stack.state(), 1);
    stack.push(stack.latin1(1) + message(name, error, method && !calledAsField(stack)));
    return RAISE;
  }

  /** Whether a script called the function with a dot: then its object counts as an argument. */
  private boolean calledAsField(LuaStack stack) {
    stack.push(machine.getInfo());
    stack.push(1);
    stack.push("n");
    boolean asField = false;
    if (c.lua_pcall(stack.state(), 2, 1, 0) == 0) {
      c.lua_getfield(stack.state(), -1, "namewhat");
      String how = stack.latin1(-1);
      asField = !how.isEmpty() && !how.equals("method");
    }
    stack.top(1);
    return asField;
  }

  static int raise(LuaStack stack, String message) {
    stack.top(0);
    stack.push(message);
    return RAISE;
  }

  private static String message(String name, LuaError error, boolean method) {
    int argument = method ? error.argument() - 1 : error.argument();
    if (error.argument() == 0) {
      return error.getMessage();
    } else if (argument == 0) {
      return "calling '" + name + "' on bad self (" + error.getMessage() + ")";
    }
    return "bad argument #" + argument + " to '" + name + "' (" + error.getMessage() + ")";
  }
}
