package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipeTest {
  private final BenchBoard board = new BenchBoard();
  private final Pipe pipe = new Pipe(board);

  @AfterEach
  void close() {
    board.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatItHoldsComesFromTheHeap() {
    board.free = 10;
    assertThat(pipe.write(bytes("12345678"))).isTrue();
    assertThat(pipe.write(bytes("123"))).isFalse();
    assertThat(pipe.read(100)).asString().isEqualTo("12345678");
    assertThat(board.free).isEqualTo(10);
  }

  @Test
  void readingGoesUpToTheDelimiter() {
    pipe.write(bytes("a\nb"));
    assertThat(pipe.readTo('\n', false)).asString().isEqualTo("a");
    assertThat(pipe.readTo('\n', true)).asString().isEqualTo("b");
    assertThat(pipe.readTo('\n', true)).isNull();
    assertThat(pipe.read(1)).isNull();
  }

  @Test
  void aReaderIsCalledAgainWhileItReads() {
    board.lua.install(
        "keep",
        call -> {
          pipe.reader(call.function(1), null, dev.wiretwin.bridge.virtual.cpu.Cpu.Priority.LOW);
          return call.returns();
        });
    board.lua.install("read", call -> call.returns((Object) pipe.read(2)));
    board.run("keep(function() tell(read()) end)");
    pipe.write(bytes("abc"));
    pipe.write(bytes("de"));
    board.cpu.run();
    assertThat(board.told).containsExactly("ab", "cd", "e");
    pipe.unread(bytes("x"));
    board.cpu.run();
    assertThat(board.told).hasSize(3);
    assertThat(pipe.chunks()).isEqualTo(1);
  }
}
