package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipeModuleTest {
  private final BenchBoard board = new BenchBoard();
  private final PipeModule module = new PipeModule();

  @BeforeEach
  void start() {
    module.start(board);
  }

  @AfterEach
  void close() {
    module.stop();
    board.close();
  }

  private void run(String text) {
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
  }

  @Test
  void recordsAreReadByLengthOrDelimiter() {
    run("p = pipe.create() p:write('one\\ntwo\\nthree,\\0\\255')");
    run("tell(p:read(), p:read('\\n+'), p:read(','), p:nrec(), p:read(99), p:read(), p:nrec())");
    assertThat(board.told).containsExactly("one", "two\n", "three", 1.0, "\0\u00ff", null, 0.0);
    assertThat(module.name()).isEqualTo("pipe");
  }

  @Test
  void aReadCanBeTakenBack() {
    run("p = pipe.create() p:write('abc') p:unread(p:read(2)) tell(p:read(9))");
    assertThat(board.told).containsExactly("abc");
  }

  @Test
  void aReaderIteratesAndKeepsThePipe() {
    run("p = pipe.create() p:write('a b c') r = p:reader(' ') p = nil collectgarbage()");
    run("for word in r do tell(word) end");
    assertThat(board.told).containsExactly("a", "b", "c");
  }

  @Test
  void aCallbackIsTaskedOnceForManyWrites() {
    run(
        "p = pipe.create(function(q) tell(q == p, q:read(99)) end, 2) p:write('a') p:write('b') tell('end')");
    assertThat(board.told).containsExactly("end", true, "ab");
    board.told.clear();
    run("p:write('c')");
    assertThat(board.told).containsExactly(true, "c");
  }

  @Test
  void whatACallbackAnswersDecidesWhetherItIsCalledAgain() {
    run("p = pipe.create(function(q) tell(q:read(1)) return true end) p:write('abc')");
    assertThat(board.told).containsExactly("a", "b", "c");
    board.told.clear();
    run("p = pipe.create(function(q) tell(q:read(1)) return false end) p:write('abc')");
    assertThat(board.told).containsExactly("a");
    board.told.clear();
    run(
        "p = pipe.create(function(q) local x = q:read(1) tell(x) if x == 'a' then q:write('z') end end) p:write('ab')");
    assertThat(board.told).containsExactly("a", "b");
  }

  @Test
  void aPipeNobodyHoldsStillReachesItsCallback() {
    run("pipe.create(function(q) tell(q:read(9)) end):write('x') collectgarbage()");
    run("collectgarbage()");
    assertThat(board.told).containsExactly("x");
  }

  @Test
  void anErrorInACallbackIsTheBoardsMatter() {
    run("p = pipe.create(function(q) error('broken', 0) end) p:write('x')");
    assertThat(board.callbackErrors).containsExactly("broken");
  }

  @Test
  void theFirmwareHasPipesOfItsOwn() {
    run("function take(q) tell(q:read(9)) end");
    LuaRef[] callback = {null};
    board.lua.install(
        "give",
        call -> {
          callback[0] = call.function(1);
          return call.returns();
        });
    run("give(take)");
    LuaRef pipe = module.create(callback[0], Cpu.Priority.LOW);
    module.write(pipe, "out".getBytes(StandardCharsets.US_ASCII));
    pipe.release();
    board.cpu.run();
    assertThat(board.told).containsExactly("out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pipe.create(1)|bad argument #1 to 'create' (function expected, got number)",
        "pipe.create(print, 3)|bad argument #2 to 'create' (invalid priority)",
        "pipe.create():read(0)|bad argument #1 to 'read' (invalid chunk size)",
        "pipe.create():read('ab')|bad argument #1 to 'read' (invalid delimiter)",
        "pipe.create():write({})|bad argument #1 to 'write' (must be a string)",
        "pipe.create():unread()|bad argument #1 to 'unread' (must be a string)",
      })
  void mistakesAreNamed(String text, String message) {
    assertThat(board.run(text))
        .isInstanceOfSatisfying(
            LuaOutcome.RuntimeError.class,
            error -> assertThat(error.message()).isEqualTo("stdin:1: " + message));
  }
}
