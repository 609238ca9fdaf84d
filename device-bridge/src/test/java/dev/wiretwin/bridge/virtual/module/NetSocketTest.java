package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.net.NetBench;
import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetSocketTest {
  private static final long SYN_MICROS = 18_000_000;

  private final NetBench net = new NetBench();
  private final BenchBoard board = new BenchBoard(net.stack, net.cpu);
  private final int port = net.serve();

  @BeforeEach
  void start() {
    new NetModule(() -> "192.0.2.17", "192.0.2.1").start(board);
    run(
        "c = net.createConnection() "
            + "c:on('connection', function(s) tell('up', s == c) end) "
            + "c:on('receive', function(s, d) tell(d) end) "
            + "c:on('sent', function(s) tell('sent') end) "
            + "c:on('disconnection', function(s, e) tell('down', e) end)");
  }

  @AfterEach
  void close() {
    board.close();
  }

  private void run(String text) {
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
    net.settle();
  }

  private void tells(String text, Object... expected) {
    board.told.clear();
    run(text);
    assertThat(board.told).containsExactly(expected);
  }

  private void fails(String call, String message) {
    tells("tell(pcall(function() " + call + " end))", false, "stdin:1: " + message);
  }

  private Peer connect() {
    tells("c:connect(" + port + ", '127.0.0.1')", "up", true);
    board.told.clear();
    return net.peers.get(0);
  }

  private void hears(Object... expected) {
    net.settle();
    assertThat(board.told).containsExactly(expected);
    board.told.clear();
  }

  @Test
  void methodsCheckWhatTheyAreGiven() {
    fails("c:connect(0)", "specify port");
    fails("c:connect(80, 'x', 7)", "bad argument #3 to 'connect' (not a function)");
    fails("c:on('opened', tell)", "invalid callback name");
    fails("c:on('sent', 7)", "invalid callback function");
    fails("c:on('sent')", "invalid callback function");
    fails("c:send('')", "no data to send");
    fails("c:send('x')", "not connected");
    fails("c:dns('localhost')", "no callback specified");
    fails("c:ttl()", "socket is not open/bound yet");
    fails("c:close()", "not connected");
    tells("tell(c:getpeer())", null, null);
    run("c:hold() c:unhold()");
  }

  // VB-37
  @Test
  void whatIsNotAcknowledgedLimitsWhatIsSent() {
    connect();
    fails("c:send(('x'):rep(2921))", "out of memory");
    run("c:send(('x'):rep(2000))");
    fails("c:send(('x'):rep(921))", "out of memory");
    board.told.clear();
    net.advance(5000);
    hears("sent");
    run("c:send(('x'):rep(2920), function(s) tell('all out') end)");
    net.advance(5000);
    hears("all out");
    assertThat(net.peers.get(0).heard()).hasSize(4920);
  }

  // VB-37
  @Test
  void aSixthConnectionHasNoPlace() {
    run("for i = 1, 5 do net.createConnection():connect(" + port + ", '127.0.0.1') end");
    fails("c:connect(" + port + ", '127.0.0.1')", "cannot allocate PCB");
  }

  @Test
  void thePeersEndIsADisconnectionWithoutAnError() {
    Peer peer = connect();
    peer.send("bye");
    peer.fin();
    hears("bye", "down", 0.0);
    assertThat(peer.events).containsExactly("connected", "ended");
    fails("c:close()", "not connected");
  }

  @Test
  void aResetIsTold() {
    connect().rst();
    hears("down", -9.0);
  }

  @Test
  void errorsGoToReconnectionWhereAScriptAsksForThem() {
    run("c:on('reconnection', function(s, e) tell('error', e) end)");
    tells("c:connect(1, '127.0.0.1')", "error", -9.0);
    run("c:on('reconnection', nil)");
    tells("c:connect(1, '127.0.0.1')", "down", -9.0);
  }

  @Test
  void aScriptMayConnectAgainWhenItIsDown() {
    run("c:on('disconnection', function(s, e) s:connect(" + port + ", '127.0.0.1') end)");
    tells("c:connect(1, '127.0.0.1')", "up", true);
    fails("c:connect(1)", "already connected");
  }

  @Test
  void aNameWithoutAddressIsWaitedForInVain() {
    run("c:on('dns', function(s, ip) tell('dns', ip) end)");
    tells("c:connect(" + port + ", 'nowhere.test') c:ttl(9) tell(c:ttl())", 9.0, "dns", null);
    board.told.clear();
    net.advance(SYN_MICROS + 1000);
    hears("down", -8.0);
  }

  @Test
  void aFunctionGivenToConnectIsCalled() {
    tells(
        "c:connect(" + port + ", 'localhost', function(s) tell('mine', s == c) end)", "mine", true);
  }

  @Test
  void closingIsFinalAndSilent() {
    Peer peer = connect();
    run("c:close()");
    peer.send("late");
    peer.fin();
    net.advance(3000);
    hears();
    assertThat(peer.events).containsExactly("connected", "ended");
  }

  @Test
  void closingWhileANameIsLookedUpConnectsNobody() {
    tells(
        "c:on('dns', function(s, ip) tell(ip) end) c:connect(" + port + ", 'localhost') c:close()",
        "127.0.0.1");
    assertThat(net.peers).isEmpty();
  }

  // VB-37
  @Test
  void aHeldSocketMakesItsPeerWait() {
    Peer peer = connect();
    run("c:hold()");
    for (int i = 0; i < 20; i++) {
      peer.send("x".repeat(1460));
    }
    net.settle();
    int window = board.told.size();
    assertThat(window).isBetween(4, 6);
    run("c:unhold()");
    assertThat(board.told).hasSize(20);
  }

  @Test
  void aConnectedSocketLivesWithoutItsScript() {
    Peer peer = connect();
    run("c = nil");
    board.lua.collectGarbage();
    peer.send("still there?");
    hears("still there?");
    peer.fin();
    net.settle();
    board.told.clear();
    board.lua.collectGarbage();
    hears();
  }

  @Test
  void aSocketThatNobodyHoldsIsGivenUp() {
    Peer peer = connect();
    run("c:dns('localhost', function() end) c:on('disconnection', nil)");
    peer.rst();
    net.settle();
    run("c = nil");
    board.lua.collectGarbage();
    assertThat(net.stack.open()).isPresent();
  }
}
