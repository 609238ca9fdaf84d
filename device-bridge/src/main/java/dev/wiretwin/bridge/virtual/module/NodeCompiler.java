package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.StrippedChunk;
import java.nio.charset.StandardCharsets;

/**
 * Makes {@code node.compile}: a Lua file becomes a binary one, without debug information. On the
 * board's processor only.
 *
 * <p>Source: {@code node_compile} in {@code app/modules/node.c}.
 */
final class NodeCompiler {
  private static final String TEXT =
      """
      local target, store = __target, __store
      local loadfile, error = loadfile, error
      __target, __store = nil, nil
      function node.compile(name)
        local output, why = target(name)
        if not output then error(why, 2) end
        local chunk, fault = loadfile(name)
        if not chunk then error(fault, 2) end
        if not store(output, name) then error('writing to file failed', 2) end
      end
      """;

  private static final String DUMP =
      "keep(string.dump(assert(loadstring((text():gsub('^#[^\\n]*', '', 1))))))";

  private final Sdk sdk;
  private Board board;

  NodeCompiler(Sdk sdk) {
    this.sdk = sdk;
  }

  /** Puts it into the table {@code node}, which is there already. */
  void start(Board on) {
    board = on;
    board.lua().install("__target", NodeCompiler::target);
    board.lua().install("__store", this::store);
    LuaOutcome outcome = board.lua().run(TEXT.getBytes(StandardCharsets.ISO_8859_1), "=compile");
    if (!(outcome instanceof LuaOutcome.Done)) {
      throw new IllegalStateException("the firmware's own Lua does not run: " + outcome);
    }
  }

  private static int target(LuaCall call) {
    if (!call.isString(1)) {
      return call.returns(
          null, "bad argument #1 to 'compile' (string expected, got " + call.typeName(1) + ")");
    }
    String name = call.string(1);
    if (name.length() > FileStore.NAME_BYTES || name.indexOf('\0') >= 0) {
      return call.returns(null, "bad argument #1 to 'compile' (filename invalid)");
    } else if (!name.endsWith(".lua")) {
      return call.returns(null, "not a .lua file");
    }
    return call.returns(name.substring(0, name.length() - 2) + "c");
  }

  /** The firmware writes while it dumps, so none of this takes memory of the board's. */
  private int store(LuaCall call) {
    FileStore files = sdk.files();
    String source = call.string(2);
    byte[] text = files.read(source, 0, files.size(source).orElse(0));
    byte[] chunk = StrippedChunk.of(dumped(text));
    boolean written = files.create(call.string(1)) && files.write(call.string(1), 0, chunk);
    board.lua().trust(chunk);
    sdk.compiled(chunk);
    return call.returns(written);
  }

  /** What has just been loaded on the board, in a machine of its own. */
  private static byte[] dumped(byte[] text) {
    byte[][] chunk = new byte[1][];
    try (LuaMachine apart = new LuaMachine()) {
      apart.install("text", call -> call.returns(text));
      apart.install(
          "keep",
          call -> {
            chunk[0] = call.bytes(1);
            return call.returns();
          });
      LuaOutcome outcome = apart.run(DUMP.getBytes(StandardCharsets.ISO_8859_1), "=dump");
      if (!(outcome instanceof LuaOutcome.Done)) {
        throw new IllegalStateException("what loads does not load again: " + outcome);
      }
    }
    return chunk[0];
  }
}
