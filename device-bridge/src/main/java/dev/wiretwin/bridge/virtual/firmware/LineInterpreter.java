package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.module.Heap;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Runs what was typed, one line for each task of low priority, and shows the prompt after each. On
 * the board's processor only.
 *
 * <p>Source: {@code l_read_stdin} and {@code dojob} in {@code app/lua53/lua.c}; VB-23, VB-27.
 */
final class LineInterpreter {
  private static final byte[] RETURN = {'r', 'e', 't', 'u', 'r', 'n', ' '};

  private final Cpu cpu;
  private final LuaMachine lua;
  private final Heap heap;
  private final Prelude prelude;
  private final Shell shell;
  private byte[] waiting = {};
  private byte[] unfinished;
  private boolean posted;

  /** What surrounds each line. */
  interface Shell {
    /** The processor is about to work for a script. */
    void working();

    /** How a script ended that was not called back. */
    void ended(LuaOutcome outcome);

    /** What to show now, and when an empty line asks again. */
    void prompt(String text);
  }

  LineInterpreter(Cpu cpu, LuaMachine lua, Heap heap, Prelude prelude, Shell shell) {
    this.cpu = cpu;
    this.lua = lua;
    this.heap = heap;
    this.prelude = prelude;
    this.shell = shell;
  }

  /**
   * Queues text; lines run when they are complete.
   *
   * @return false when there is no memory for it
   */
  boolean type(byte[] text) {
    if (!heap.claim(text.length)) {
      return false;
    }
    int had = waiting.length;
    waiting = Arrays.copyOf(waiting, had + text.length);
    System.arraycopy(text, 0, waiting, had, text.length);
    post();
    return true;
  }

  private void post() {
    if (!posted && lineEnd() >= 0) {
      posted = true;
      cpu.post(Cpu.Priority.LOW, this::runLine);
    }
  }

  private int lineEnd() {
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void runLine() {
    posted = false;
    int end = lineEnd();
    byte[] line = Arrays.copyOf(waiting, end);
    waiting = Arrays.copyOfRange(waiting, end + 1, waiting.length);
    heap.release(end + 1);
    post();
    run(line);
  }

  private void run(byte[] line) {
    byte[] chunk = chunk(line);
    shell.working();
    LuaOutcome outcome = lua.runAndShow(chunk, "=stdin", "print");
    unfinished = null;
    if (outcome instanceof LuaOutcome.Incomplete) {
      unfinished = chunk;
    } else if (outcome instanceof LuaOutcome.SyntaxError error) {
      prelude.print("Lua error: ", error.message());
    } else if (outcome instanceof LuaOutcome.RuntimeError error) {
      prelude.print("Lua error: ", error.traceback());
      lua.collectGarbage();
    }
    shell.ended(outcome);
    shell.prompt(prelude.prompt(unfinished == null));
  }

  private byte[] chunk(byte[] line) {
    if (unfinished != null) {
      return joined(unfinished, new byte[] {'\n'}, line);
    } else if (line.length > 0 && line[0] == '=') {
      return joined(RETURN, Arrays.copyOfRange(line, 1, line.length));
    }
    return line;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
