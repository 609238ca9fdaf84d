package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.TcpEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EspconnLinkTest {
  private EspconnBench bench = new EspconnBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  private void serving(String steps) {
    bench.close();
    bench = new EspconnBench(steps);
  }

  @Test
  void oneSendIsOutstandingUntilAllOfItIsAcknowledged() {
    Espconn conn = bench.open();
    assertThat(bench.layer.sent(conn, Block.zeroed(2000), 2000)).isEqualTo(EspconnLayer.OK);
    assertThat(bench.layer.sent(conn, Block.zeroed(1), 1)).isEqualTo(EspconnLayer.MAXNUM);
    bench.pass(2);
    assertThat(bench.told).containsExactly("sent");
    assertThat(bench.layer.sent(conn, Block.zeroed(1), 1)).isEqualTo(EspconnLayer.OK);
  }

  @Test
  void whatDoesNotFitIsReadAgainLater() {
    Espconn conn = bench.open();
    Block data = Block.zeroed(5000);
    bench.layer.sent(conn, data, 5000);
    bench.pass(20);
    assertThat(bench.told).containsExactly("sent");
    bench.layer.sent(conn, data, 5000);
    data.free("test");
    bench.pass(20);
    assertThat(bench.board.diagnoses)
        .containsExactly("undefined: espconn_tcp_sent uses memory after it was freed");
  }

  @Test
  void segmentsAndTheEndAreTold() {
    serving("{do:'send',hex:'61'},{do:'send',hex:'62'},{do:'fin'}");
    bench.open();
    bench.pass(5);
    assertThat(bench.told).isEmpty();
    serving("{do:'send',hex:'61',delay_ms:5},{do:'send',hex:'62'},{do:'fin'}");
    bench.open();
    bench.pass(10);
    assertThat(bench.told).containsExactly("received a", "received b", "disconnected");
  }

  @Test
  void aResetAndARefusalAreMinusNine() {
    serving("{do:'rst',delay_ms:5}");
    bench.open();
    bench.pass(10);
    bench.layer.connect(bench.conn("127.0.0.1", 1));
    bench.pass(1);
    assertThat(bench.told).containsExactly("failed -9", "failed -9");
  }

  @Test
  void silenceIsMinusElevenBeforeAndMinusThreeAfterTheConnectionStands() {
    bench.layer.connect(bench.conn("10.0.0.1", 1));
    bench.pass(20_000);
    assertThat(bench.told).containsExactly("failed -11");
    EspconnLink link = link();
    link.connected();
    link.failed(TcpEvents.Failure.TIMEOUT);
    link.failed(TcpEvents.Failure.TIMEOUT);
    assertThat(bench.told).containsExactly("failed -11", "connected", "failed -3");
    link().failed(TcpEvents.Failure.TLS);
    assertThat(bench.told).endsWith("failed -28");
  }

  @Test // VB-36
  void tlsTakesMemoryUntilTheEndIsTold() {
    Espconn conn = secure();
    int before = bench.board.free;
    bench.layer.connect(conn);
    assertThat(before - bench.board.free).isGreaterThan(TlsMemory.HANDSHAKE_BYTES - 1);
    bench.pass(5);
    assertThat(bench.told).containsExactly("failed " + EspconnLayer.HANDSHAKE);
    assertThat(bench.board.free).isEqualTo(before);
  }

  @Test
  void tlsThatStandsHoldsItsBuffersOnly() {
    Espconn conn = secure();
    int before = bench.board.free;
    EspconnLink link = link(conn);
    link.connect();
    link.connected();
    assertThat(before - bench.board.free).isEqualTo(TlsMemory.SESSION_BYTES);
    link.forgetTls();
    assertThat(bench.board.free).isEqualTo(before);
  }

  @Test
  void tlsWithoutMemoryFailsOnceTcpStands() {
    Espconn conn = secure();
    bench.board.free = TlsMemory.HANDSHAKE_BYTES - 1;
    bench.layer.connect(conn);
    bench.pass(5);
    assertThat(bench.told).containsExactly("failed " + EspconnLayer.TLS_MEMORY);
  }

  private Espconn secure() {
    Espconn conn = new Espconn(EspconnBench.PORT, true, Block.zeroed(1), Block.zeroed(1));
    Espconn plain = bench.conn("127.0.0.1", EspconnBench.PORT);
    conn.remoteIp = plain.remoteIp;
    conn.onConnected = plain.onConnected;
    conn.onDisconnected = plain.onDisconnected;
    conn.onFailed = plain.onFailed;
    return conn;
  }

  private EspconnLink link() {
    return link(bench.conn("127.0.0.1", 1));
  }

  private EspconnLink link(Espconn conn) {
    return new EspconnLink(
        conn,
        bench.stack.open().orElseThrow(),
        bench.guard,
        (link, told) -> told.run(),
        new TlsMemory(bench.board));
  }

  @Test
  void nothingIsToldAfterTheEnd() {
    Espconn conn = bench.open();
    bench.layer.sent(conn, Block.zeroed(1), 1);
    bench.layer.disconnect(conn);
    assertThat(bench.layer.sent(conn, Block.zeroed(1), 1)).isEqualTo(EspconnLayer.MAXNUM);
    bench.pass(10);
    assertThat(bench.told).containsExactly("disconnected");
    EspconnLink link = link();
    assertThat(link.send(Block.zeroed(1), 1)).isEqualTo(EspconnLayer.ARG);
    link.connected();
    link.close();
    assertThat(link.send(Block.zeroed(1), 1)).isEqualTo(EspconnLayer.CONN);
    bench.told.clear();
    link.received(new byte[1]);
    link.ended();
    link.sent(1);
    assertThat(bench.told).isEmpty();
  }

  @Test
  void eventsOfAFreedConnectionAreUndefined() {
    Espconn conn = bench.open();
    conn.free(bench.memory);
    bench.stack.peers.get(0).write(new byte[] {1});
    bench.pass(2);
    assertThat(bench.board.diagnoses)
        .containsExactly("undefined: espconn_client_recv uses a connection after it was freed");
  }
}
