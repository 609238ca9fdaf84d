package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import dev.wiretwin.bridge.virtual.module.WifiAir;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.bridge.virtual.net.NetBench;
import dev.wiretwin.bridge.virtual.net.Peer;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An AT module on a memory line and a memory network, in virtual time. For one thread. */
final class AtBench implements AtAir, AutoCloseable {
  static final AccessPoint GUARDED =
      new AccessPoint("lab", "se\"c,ret", "02:57:54:00:00:02", 11, -70);

  final NetBench net = new NetBench();
  final MemoryUart uart = new MemoryUart();
  final List<String> diagnoses = new ArrayList<>();
  final WifiAir wifi = new WifiAir(List.of(AccessPoint.HOME, GUARDED));
  final AtPersonality personality;
  final VirtualBoard board;
  private LwipStack stack;

  AtBench(AtGeneration generation, String... without) {
    AtSettings settings =
        new AtSettings(generation, 115200, 0xC0FFEE, Set.of(without), diagnoses::add);
    personality = new AtPersonality(settings, uart, this);
    board =
        new VirtualBoard(
            BoardSettings.DEFAULT,
            new BoardParts(
                net.cpu, uart, life -> null, List.of(), new MemoryFileStore(), diagnoses::add),
            personality);
  }

  /** One that has booted and is on the network; what it said is forgotten, its echo is off. */
  static AtBench online(AtGeneration generation, String... without) {
    AtBench bench = new AtBench(generation, without);
    bench.board.powerOn();
    bench.pass(2000);
    bench.say("ATE0\r\n");
    return bench;
  }

  /** Lets so many milliseconds pass. */
  void pass(long millis) {
    net.advance(millis * 1000);
  }

  /** The host sends this in one go; returns what it hears within 20 ms. */
  String say(String latin1) {
    uart.receive(latin1);
    pass(20);
    return uart.sent();
  }

  /** Opens a link to a peer of the test. */
  Peer link(int id) {
    int port = net.serve();
    say("AT+CIPSTART=" + id + ",\"TCP\",\"127.0.0.1\"," + port + "\r\n");
    return net.peers.get(net.peers.size() - 1);
  }

  @Override
  public TcpStack stack(Cpu life) {
    if (stack != null) {
      stack.powerOff();
      stack.close();
    }
    stack = new LwipStack(net.network, life, Runnable::run, AtBench::lookUp);
    stack.linkUp(false);
    return stack;
  }

  private static Optional<InetAddress> lookUp(String name) {
    Map<String, InetAddress> names = Map.of("server.test", InetAddress.getLoopbackAddress());
    return Optional.ofNullable(names.get(name));
  }

  @Override
  public void link(boolean open) {
    stack.linkUp(open);
  }

  @Override
  public List<AccessPoint> heard() {
    return wifi.heard();
  }

  @Override
  public Optional<AccessPoint> find(StationConfig wanted) {
    return wifi.find(wanted);
  }

  @Override
  public void onChange(Runnable what) {
    wifi.onChange(what);
  }

  @Override
  public void close() {
    board.close();
  }
}
