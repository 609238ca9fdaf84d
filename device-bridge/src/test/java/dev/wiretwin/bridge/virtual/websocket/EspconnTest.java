package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import org.junit.jupiter.api.Test;

class EspconnTest {
  @Test
  void whoUsesItAfterItWasFreedMeetsUndefinedBehaviour() {
    try (BenchBoard board = new BenchBoard()) {
      CMemory memory = new CMemory(board, false, 0);
      int before = board.free;
      Espconn conn = new Espconn(80, false, memory.zalloc(40), memory.zalloc(56));
      conn.onConnected.accept(conn);
      conn.onDisconnected.accept(conn);
      conn.onFailed.with(conn, -9);
      conn.onReceived.segment(conn, Block.zeroed(1), 0);
      conn.onSent.accept(conn);
      assertThat(conn.used("test")).isSameAs(conn);
      conn.free(memory);
      assertThat(board.free).isEqualTo(before);
      assertThatThrownBy(() -> conn.used("espconn_connect"))
          .isInstanceOf(UndefinedBehaviour.class)
          .hasMessage("undefined: espconn_connect uses a connection after it was freed");
    }
  }
}
