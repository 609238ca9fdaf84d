package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoardMemoryTest {
  @Test
  void theSameSeedTellsTheSameNumbers() {
    assertThat(new BoardMemory(7).random()).isEqualTo(new BoardMemory(7).random());
  }

  @Test
  void whatIsPutInStays() {
    BoardMemory memory = new BoardMemory(1);
    assertThat(memory.startCommand()).isEqualTo("@init.lua");
    memory.startCommand("x()");
    memory.slowMicros(5);
    memory.loader(true);
    assertThat(memory.startCommand()).isEqualTo("x()");
    assertThat(memory.slowMicros()).isEqualTo(5);
    assertThat(memory.isLoader()).isTrue();
  }

  @Test
  void theNewestCompiledChunksAreKept() {
    BoardMemory memory = new BoardMemory(1);
    for (int i = 0; i < 70; i++) {
      memory.compiled(new byte[] {(byte) i});
    }
    assertThat(memory.compiled()).hasSize(64).first().isEqualTo(new byte[] {6});
  }
}
