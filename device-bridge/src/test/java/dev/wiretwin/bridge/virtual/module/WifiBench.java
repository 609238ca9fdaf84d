package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import java.util.ArrayList;
import java.util.List;

/** A board with nothing but Wi-Fi, and two networks around it. For one thread. */
final class WifiBench implements AutoCloseable {
  static final AccessPoint OTHER = new AccessPoint("café", "", "02:57:54:00:00:02", 11, -80);

  final WifiFlash flash = new WifiFlash(0x123456);
  final WifiAir air = new WifiAir(List.of(AccessPoint.HOME, OTHER));

  /** Every opening and closing of the way to the network. */
  final List<Boolean> link = new ArrayList<>();

  BenchBoard board;
  WifiModule module;

  WifiBench() {
    start();
  }

  private void start() {
    board = new BenchBoard();
    module = new WifiModule(flash, air, link::add);
    module.start(board);
    link.clear();
  }

  /** The board is reset: a new life, with the same flash, in the same air. */
  void reset() {
    close();
    start();
  }

  void tells(String text, Object... expected) {
    board.told.clear();
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
    assertThat(board.told).containsExactly(expected);
  }

  void fails(String call, String message) {
    tells("tell(pcall(function() " + call + " end))", false, "stdin:1: " + message);
  }

  void hears(long micros, Object... expected) {
    board.told.clear();
    board.cpu.advance(micros);
    assertThat(board.told).containsExactly(expected);
  }

  @Override
  public void close() {
    module.stop();
    board.close();
  }
}
