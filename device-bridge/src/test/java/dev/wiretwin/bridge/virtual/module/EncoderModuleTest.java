package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EncoderModuleTest {
  private final BenchBoard board = new BenchBoard();
  private final EncoderModule module = new EncoderModule();

  @BeforeEach
  void start() {
    module.start(board);
  }

  @AfterEach
  void close() {
    module.stop();
    board.close();
  }

  @Test
  void convertsBothWays() {
    board.run("tell(encoder.toBase64('foob'), encoder.fromBase64('Zm9vYg=='))");
    board.run("tell(encoder.toHex('a\\0\\255'), encoder.fromHex('6100fF'))");
    assertThat(board.told).containsExactly("Zm9vYg==", "foob", "6100ff", "a\0\u00ff");
    assertThat(module.name()).isEqualTo("encoder");
  }

  @Test
  void aNumberCountsAsItsText() {
    board.run("tell(encoder.toHex(12))");
    assertThat(board.told).containsExactly("3132");
  }

  @Test
  void whatIsNoStringIsRefusedByName() {
    assertThat(board.run("encoder.toHex(nil)"))
        .isInstanceOfSatisfying(
            LuaOutcome.RuntimeError.class,
            error ->
                assertThat(error.message())
                    .isEqualTo("stdin:1: bad argument #1 to 'toHex' (string expected, got nil)"));
  }

  @Test
  void whatIsNoCodeIsRefusedWithThePlaceOfTheCall() {
    board.run("tell(select(2, pcall(function() encoder.fromHex('abc') end)))");
    board.run("tell(select(2, pcall(function() encoder.fromBase64('abc') end)))");
    assertThat(board.told)
        .containsExactly("stdin:1: Invalid hex string", "stdin:1: Invalid base64 string");
  }
}
