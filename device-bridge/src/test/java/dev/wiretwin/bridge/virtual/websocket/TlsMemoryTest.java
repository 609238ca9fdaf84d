package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsMemoryTest {
  private final BenchBoard board = new BenchBoard();
  private final TlsMemory memory = new TlsMemory(board);

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void aHandshakeTakesMuchAndASessionLess() {
    int before = board.free;
    assertThat(memory.begin()).isTrue();
    assertThat(before - board.free).isBetween(25_000, 30_000); // VB-36
    memory.established();
    memory.established();
    assertThat(before - board.free).isEqualTo(TlsMemory.SESSION_BYTES);
    memory.end();
    memory.end();
    assertThat(board.free).isEqualTo(before);
  }

  @Test
  void withTooLittleThereIsNone() {
    board.free = TlsMemory.HANDSHAKE_BYTES - 1;
    assertThat(memory.begin()).isFalse();
    assertThat(memory.isHeld()).isFalse();
    memory.established();
    memory.end();
    assertThat(board.free).isEqualTo(TlsMemory.HANDSHAKE_BYTES - 1);
  }
}
