package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BlockTest {
  private final Block block = Block.terminated("hello".getBytes(StandardCharsets.ISO_8859_1));

  @Test
  void aTerminatedBlockHoldsOneByteMore() {
    assertThat(block.size()).isEqualTo(6);
    assertThat(block.at(5, "test")).isZero();
    assertThat(block.string(1, "test")).asString().isEqualTo("ello");
  }

  @Test
  void bytesAreUnsignedAndCut() {
    Block bytes = Block.zeroed(1);
    bytes.put(0, 0x1ff, "test");
    assertThat(bytes.at(0, "test")).isEqualTo(255);
  }

  @Test
  void partsAreCopiedWithinTheEnds() {
    Block target = Block.zeroed(3);
    target.copyFrom(1, block, 3, 2, "test");
    assertThat(target.copy(0, 3, "test")).containsExactly(0, 'l', 'o');
    target.copyFrom(99, block, 99, 0, "test");
    assertThat(target.copy(99, 0, "test")).isEmpty();
  }

  @Test
  void passingAnEndIsUndefined() {
    assertThatThrownBy(() -> block.at(6, "somebody"))
        .isInstanceOf(UndefinedBehaviour.class)
        .hasMessage("undefined: somebody passes the end of a buffer");
    assertThatThrownBy(() -> block.put(-1, 0, "x")).isInstanceOf(UndefinedBehaviour.class);
    assertThatThrownBy(() -> block.copy(0, -1, "x")).isInstanceOf(UndefinedBehaviour.class);
    assertThatThrownBy(() -> block.copyFrom(1, block, 0, 6, "x"))
        .isInstanceOf(UndefinedBehaviour.class);
    assertThatThrownBy(() -> Block.of(new byte[] {1}).string(0, "x"))
        .isInstanceOf(UndefinedBehaviour.class);
  }

  @Test
  void whatIsFreedMayNotBeUsed() {
    block.free("test");
    assertThat(block.isFreed()).isTrue();
    assertThatThrownBy(() -> block.at(0, "somebody"))
        .hasMessage("undefined: somebody uses memory after it was freed");
    assertThatThrownBy(() -> block.free("somebody"))
        .hasMessage("undefined: somebody frees memory a second time");
  }
}
