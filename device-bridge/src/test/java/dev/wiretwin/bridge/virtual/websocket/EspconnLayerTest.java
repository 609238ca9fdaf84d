package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EspconnLayerTest {
  private final EspconnBench bench = new EspconnBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  // VB-37
  @Test
  void aSixthConnectionIsRefused() {
    for (int i = 0; i < 5; i++) {
      assertThat(bench.layer.connect(bench.conn("127.0.0.1", EspconnBench.PORT))).isZero();
    }
    assertThat(bench.layer.connect(bench.conn("127.0.0.1", EspconnBench.PORT)))
        .isEqualTo(EspconnLayer.ISCONN);
    bench.pass(10);
    assertThat(bench.stack.peers).hasSize(5);
  }

  @Test
  void socketsThatOthersHoldCountAsWell() {
    for (int i = 0; i < 5; i++) {
      bench.stack.open();
    }
    assertThat(bench.layer.connect(bench.conn("127.0.0.1", 1))).isEqualTo(EspconnLayer.MEM);
  }

  @Test
  void disconnectingIsToldByATaskAndOnce() {
    Espconn conn = bench.open();
    assertThat(bench.layer.disconnect(conn)).isZero();
    assertThat(bench.layer.disconnect(conn)).isEqualTo(EspconnLayer.INPROGRESS);
    assertThat(bench.told).isEmpty();
    bench.pass(0);
    assertThat(bench.told).containsExactly("disconnected");
    assertThat(bench.layer.disconnect(conn)).isEqualTo(EspconnLayer.ARG);
    assertThat(bench.layer.disconnect(null)).isEqualTo(EspconnLayer.ARG);
  }

  @Test
  void sendingNothingOrNowhereIsAnError() {
    Espconn conn = bench.open();
    assertThat(bench.layer.sent(conn, Block.zeroed(65536), 65536)).isEqualTo(EspconnLayer.ARG);
    assertThat(bench.layer.sent(null, Block.zeroed(1), 1)).isEqualTo(EspconnLayer.ARG);
    assertThat(bench.layer.sent(bench.conn("127.0.0.1", 1), Block.zeroed(1), 1))
        .isEqualTo(EspconnLayer.ARG);
    assertThat(bench.layer.sent(conn, Block.zeroed(1), 1)).isEqualTo(EspconnLayer.OK);
  }

  @Test
  void connectingLooksAtConnectionsThatWereFreed() {
    Espconn freed = bench.open();
    freed.free(bench.memory);
    bench.guard.run(() -> bench.layer.connect(bench.conn("127.0.0.1", EspconnBench.PORT)));
    assertThat(bench.board.diagnoses)
        .containsExactly("undefined: espconn_connect uses a connection after it was freed");
  }
}
