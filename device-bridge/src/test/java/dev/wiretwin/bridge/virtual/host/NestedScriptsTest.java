package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts and modules that call each other without end, with more memory than any device has: they
 * end as errors of the script or as a reset of the board, never as the end of this process.
 */
@Timeout(60)
class NestedScriptsTest {
  /** Long enough that no watchdog ends what shall end by itself. */
  private static final BoardSettings ROOMY =
      UserBoard.settings().withHeapBytes(2_000_000).withWatchdogMillis(20_000);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function f() return (string.gsub('a', 'a', f)) end",
        "function f() table.sort({1, 2, 3}, f) end",
        "function f() table.foreach({1}, f) end",
        "function f() coroutine.wrap(f)() end",
        "function f() return assert(load(f)) end",
        "function f() return tostring(setmetatable({}, {__tostring = f})) end",
        "function f() return 1 + f() end",
        "function f() file.putcontents('r.lua', 'f()') dofile('r.lua') end",
        "function f() sjson.encode({a = function() f() end}) end",
        "function f() sjson.decoder({metatable = {__newindex = f}}):write('[1,2]') end",
        "function f() sjson.decode(string.rep('[', 9000), {depth = 1000000}) end",
        "function f() local t = {} t[1] = t sjson.encode(t, {depth = 1000000}) end",
        "function f() local t = {} t.headers = t websocket.createClient():config(t) error() end",
      })
  void callsWithinCallsEndAsErrors(String script) throws Exception {
    try (UserBoard board = UserBoard.start(folder, ROOMY, "f.lua", script)) {
      board.screen().until("> ");
      board.screen().run("dofile('f.lua')");
      assertThat(board.screen().run("=pcall(f)")).startsWith("false");
      assertThat(board.screen().run("=6*7")).isEqualTo("42\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function f() net.dns.resolve('10.0.0.1', function() f() end) end",
        "function f() node.task.post(f) end",
        "function f() p = pipe.create(function(q) p:write('x') end) p:write('x') end",
        "function f() node.output(function(p) print(p:read(9)) return false end, 0) print('x') end",
        "function f() node.setonerror(f) error('again') end",
      })
  void tasksThatPostTasksLeaveTheBoardSwitchable(String script) throws Exception {
    try (UserBoard board = UserBoard.start(folder, ROOMY, "f.lua", script)) {
      board.screen().until("> ");
      board.screen().type("dofile('f.lua') pcall(f)\r\n");
      board.screen().until("pcall(f)\r\n");
      board.reset();
      board.screen().until("NodeMCU 3.0.0");
      board.screen().until("> ");
      assertThat(board.screen().run("=6*7")).isEqualTo("42\r\n");
    }
  }

  @Test
  void aClientThatConnectsInItsOwnCloseCallbackResetsTheBoard() throws Exception {
    String script =
        "ws = websocket.createClient() ws:on('close', function() ws:connect('bad') end)";
    try (UserBoard board = UserBoard.start(folder, ROOMY, "f.lua", script)) {
      board.screen().until("> ");
      board.screen().run("dofile('f.lua')");
      board.screen().type("ws:connect('bad')\r\n");
      board.screen().until("Fatal exception 29");
      board.screen().until("> ");
      assertThat(board.diary()).anyMatch(line -> line.contains("calls within calls"));
    }
  }
}
