package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipeReaderTest {
  private final BenchBoard board = new BenchBoard();
  private final Map<String, LuaRef> kept = new HashMap<>();

  @BeforeEach
  void keepFunctions() {
    board.lua.install(
        "keep",
        call -> {
          kept.put(call.string(1), call.keep(2));
          return call.returns();
        });
    board.run("keep('caller', function(f, p, answer) answer(f(p)) end)");
    board.run("calls = 0 keep('f', function(p) calls = calls + 1 tell(p) return calls < 3 end)");
  }

  @AfterEach
  void close() {
    board.close();
  }

  private LuaRef self() {
    board.run("keep('self', 'the pipe')");
    return kept.get("self");
  }

  private PipeReader reader(LuaRef callback) {
    return new PipeReader(board, kept.get("caller"), callback, Cpu.Priority.MEDIUM);
  }

  @Test
  void withoutACallbackNothingIsTasked() {
    PipeReader reader = reader(null);
    reader.write(new byte[3], this::self);
    assertThat(reader.pipe().read(9)).hasSize(3);
    assertThat(kept).doesNotContainKey("self");
    reader.collected();
  }

  @Test
  void nothingWrittenTasksNothing() {
    reader(kept.get("f")).write(new byte[0], this::self);
    board.cpu.run();
    assertThat(board.told).isEmpty();
  }

  @Test
  void aCallbackThatWantsMoreIsCalledWhileThereIsSomething() {
    PipeReader reader = reader(kept.get("f"));
    reader.write(new byte[3], this::self);
    assertThat(board.told).isEmpty();
    board.cpu.run();
    assertThat(board.told).containsExactly("the pipe", "the pipe", "the pipe");
    reader.collected();
  }

  @Test
  void anEmptiedPipeEndsTheCalls() {
    PipeReader reader = reader(kept.get("f"));
    reader.write(new byte[3], this::self);
    reader.pipe().read(9);
    board.cpu.run();
    assertThat(board.told).containsExactly("the pipe");
  }
}
