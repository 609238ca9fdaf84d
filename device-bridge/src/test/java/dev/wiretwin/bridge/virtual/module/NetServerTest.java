package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.net.NetBench;
import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetServerTest {
  private final NetBench net = new NetBench();
  private final BenchBoard board = new BenchBoard(net.stack, net.cpu);

  @BeforeEach
  void start() {
    new NetModule(() -> "192.0.2.17", "192.0.2.1").start(board);
    run("s = net.createServer()");
  }

  @AfterEach
  void close() {
    board.close();
  }

  private void run(String text) {
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
    net.settle();
  }

  private void fails(String call, String message) {
    board.told.clear();
    run("tell(pcall(function() " + call + " end))");
    assertThat(board.told).containsExactly(false, "stdin:1: " + message);
  }

  private int listen(String accept) {
    run("s:listen(0, function(c) " + accept + " end) tell(s:getaddr())");
    int port = ((Double) board.told.get(0)).intValue();
    assertThat(board.told).containsExactly((double) port, "0.0.0.0");
    board.told.clear();
    return port;
  }

  @Test
  void methodsCheckWhatTheyAreGiven() {
    fails("s:listen(80)", "need callback");
    fails("s:listen(80, 'here', tell)", "invalid IP address");
    fails("s:listen(" + net.serve() + ", '127.0.0.1', tell)", "address in use");
    fails("s:close()", "not connected");
    board.told.clear();
    run("tell(s:getaddr())");
    assertThat(board.told).containsExactly(null, null);
    board.told.clear();
    listen("");
    fails("s:listen(0, tell)", "already listening");
  }

  @Test
  void anAcceptedSocketCanBeUsedAtOnce() {
    int port =
        listen("c:on('connection', function() tell('up') end) c:send('hi') tell(c:getpeer())");
    Peer peer = net.dial(port);
    net.advance(5000);
    assertThat(peer.heard()).isEqualTo("hi");
    assertThat(board.told).hasSize(3).endsWith("127.0.0.1", "up");
  }

  @Test
  void aSocketClosedInItsOwnCallbackIsClosed() {
    Peer peer = net.dial(listen("c:on('connection', function() tell('up') end) c:close()"));
    assertThat(peer.events).containsExactly("connected", "ended");
    assertThat(board.told).isEmpty();
  }

  @Test
  void aServerListensWithoutItsScriptUntilItIsClosed() {
    int port = listen("tell('in')");
    run("t, s = s, nil setmetatable(_G, {}) t = nil");
    board.lua.collectGarbage();
    net.dial(port);
    assertThat(board.told).containsExactly("in");
  }

  @Test
  void aClosedServerHearsNobody() {
    int port = listen("tell('in')");
    run("s:close() s = nil");
    board.lua.collectGarbage();
    assertThat(net.dial(port).events).containsExactly("connected", "lost RESET");
    assertThat(board.told).isEmpty();
  }
}
