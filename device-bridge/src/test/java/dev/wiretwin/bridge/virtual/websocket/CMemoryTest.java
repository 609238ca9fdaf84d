package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CMemoryTest {
  private final BenchBoard board = new BenchBoard();

  @AfterEach
  void close() {
    board.close();
  }

  private CMemory memory(boolean zeroSizeGivesPointer, int failing) {
    board.free = 100;
    return new CMemory(board, zeroSizeGivesPointer, failing);
  }

  @Test
  void whatIsTakenComesFromTheHeapAndGoesBack() {
    CMemory memory = memory(false, 0);
    Block block = memory.zalloc(60);
    assertThat(board.free).isEqualTo(40);
    assertThat(memory.zalloc(41)).isNull();
    Block grown = memory.realloc(block, 90, "test");
    assertThat(board.free).isEqualTo(10);
    assertThat(block.isFreed()).isTrue();
    Block small = memory.realloc(grown, 10, "test");
    assertThat(board.free).isEqualTo(90);
    assertThat(memory.realloc(small, 111, "test")).isNull();
    assertThat(small.isFreed()).isFalse();
    memory.free(small, "test");
    memory.free(null, "test");
    assertThat(board.free).isEqualTo(100);
  }

  @Test
  void sizesAreCutTo32Bits() {
    assertThat(memory(false, 0).zalloc(0x1_0000_0005L).size()).isEqualTo(5);
    assertThat(memory(false, 0).zalloc(0xffff_ffffL)).isNull();
  }

  @Test
  void askingForNothingGivesNullUnlessToldOtherwise() {
    CMemory strict = memory(false, 0);
    assertThat(strict.zalloc(0)).isNull();
    Block freed = strict.zalloc(3);
    assertThat(strict.realloc(freed, 0, "test")).isNull();
    assertThat(freed.isFreed()).isTrue();
    CMemory lenient = memory(true, 0);
    assertThat(lenient.zalloc(0).size()).isZero();
    assertThat(lenient.realloc(lenient.zalloc(3), 0, "test").size()).isZero();
  }

  @Test
  void theNthAllocationFailsOnce() {
    CMemory memory = memory(false, 2);
    Block first = memory.zalloc(1);
    assertThat(memory.realloc(first, 2, "test")).isNull();
    assertThat(first.isFreed()).isFalse();
    assertThat(memory.zalloc(1)).isNotNull();
    memory.failAllocation(1);
    assertThat(memory.zalloc(1)).isNull();
  }

  @Test
  void stringsAreCopiedWithTheirEnd() {
    CMemory memory = memory(false, 1);
    assertThat(memory.strdup(new byte[] {'a'}).string(0, "test")).containsExactly('a');
    assertThat(board.free).isEqualTo(98);
    assertThatThrownBy(() -> memory.strdup(new byte[98])).isInstanceOf(UndefinedBehaviour.class);
  }
}
