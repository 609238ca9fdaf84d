package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.net.NetBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetModuleTest {
  private final NetBench net = new NetBench();
  private final BenchBoard board = new BenchBoard(net.stack, net.cpu);
  private final NetModule module = new NetModule(() -> "192.0.2.17", "192.0.2.1");

  @BeforeEach
  void start() {
    module.start(board);
    assertThat(module.name()).isEqualTo("net");
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

  @Test
  void namesAreResolvedForAFunction() {
    tells("net.dns.resolve('localhost', tell)", null, "127.0.0.1");
    tells("net.dns.resolve('nowhere.test', tell)", null, null);
  }

  @Test
  void nothingIsCalledOnceTheBoardIsReset() {
    board.told.clear();
    board.run("net.dns.resolve('localhost', tell)");
    module.stop();
    net.settle();
    assertThat(board.told).isEmpty();
  }

  @Test
  void theNameServersAreRemembered() {
    tells("tell(net.dns.getdnsserver(), net.dns.getdnsserver(1))", "192.0.2.1", null);
    tells(
        "net.dns.setdnsserver('9.9.9.9', 1) tell(net.dns.getdnsserver(0), net.dns.getdnsserver(1))",
        "192.0.2.1",
        "9.9.9.9");
    tells("tell(pcall(net.dns.getdnsserver, 2))", false, "server index out of range [0-1]");
    tells("tell(pcall(net.dns.setdnsserver, 'here'))", false, "invalid dns server ip");
  }

  @Test
  void whatIsLeftOutSaysSo() {
    tells("tell(net.TCP, net.UDP, net.cert)", 1.0, 2.0, null);
    tells(
        "tell(pcall(net.createUDPSocket))",
        false,
        "UDP is not part of the virtual board: use net.createConnection");
    tells(
        "tell((pcall(net.createServer, net.UDP)), (pcall(net.multicastJoin, '', '224.0.0.1')))",
        false,
        false);
    tells(
        "tell(pcall(net.multicastLeave, '', ''))",
        false,
        "multicast is not part of the virtual board: use net.createConnection");
  }

  @Test
  void onlyPlainTcpIsMade() {
    tells("tell(pcall(net.createConnection, 7))", false, "invalid type");
    tells("tell(pcall(net.createConnection, net.TCP, 1))", false, "secure connections not enabled");
    tells("tell(type(net.createConnection()), type(net.createServer()))", "userdata", "userdata");
  }

  @Test
  void aClientTalksToAServer() {
    int port = net.serve();
    run(
        "c = net.createConnection(net.TCP, 0)"
            + " c:on('connection', function(s) tell('up') s:send('hello') end)"
            + " c:on('receive', function(s, d) tell(d) s:hold() s:unhold() end)"
            + " c:dns('localhost', function(s, ip) tell(ip) end)"
            + " tell(c:getaddr())"
            + " c:connect("
            + port
            + ", 'server.test')");
    net.advance(5000);
    assertThat(net.peers.get(0).heard()).isEqualTo("hello");
    net.peers.get(0).send("world");
    net.settle();
    assertThat(board.told).containsExactly(null, null, "127.0.0.1", "127.0.0.1", "up", "world");
    tells("tell(c:getpeer())", (double) port, "127.0.0.1");
    tells("tell(c:ttl(), ({c:getaddr()})[2])", 255.0, "192.0.2.17");
    run("c:close()");
    assertThat(net.peers.get(0).events).containsExactly("connected", "ended");
  }

  @Test
  void aServerTalksToAClient() {
    run(
        "s = net.createServer(net.TCP, 30)"
            + " s:listen(0, function(c) c:on('receive', function(c, d) c:send(d:upper()) end) end)"
            + " tell((s:getaddr()))");
    int port = ((Double) board.told.get(0)).intValue();
    var peer = net.dial(port);
    peer.send("hello");
    net.advance(5000);
    assertThat(peer.heard()).isEqualTo("HELLO");
    run("s:close()");
  }
}
