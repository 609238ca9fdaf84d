package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.at.AtAir;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import dev.wiretwin.bridge.virtual.module.WifiAir;
import dev.wiretwin.bridge.virtual.module.WifiFlash;
import dev.wiretwin.bridge.virtual.module.WifiModule;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import dev.wiretwin.core.transport.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The air around a board: gives each of its lives a network, and takes the Wi-Fi away when asked
 * (VB-66). On the board's processor only.
 */
final class BoardAir implements Function<Cpu, TcpStack>, AtAir, AutoCloseable {
  static final String NAME_SERVER = "192.0.2.1";

  private static final String ADDRESS_WITHOUT_STATION = "192.0.2.17";
  private static final long MICROS_PER_MILLI = 1000;

  private final Network network;
  private final Executor lookups;
  private final Function<String, Optional<InetAddress>> names;
  private final WifiAir wifi = WifiAir.hospitable(List.of(AccessPoint.HOME));
  private final WifiFlash flash;
  private final boolean hasStation;
  private WifiModule station;
  private LwipStack stack;
  private Cpu.Alarm returning;
  private boolean up = true;

  /**
   * @param settings of the board: its chip id is part of its addresses, and without the module
   *     {@code wifi} it is on the network by itself
   */
  BoardAir(
      Network network,
      Executor lookups,
      Function<String, Optional<InetAddress>> names,
      BoardSettings settings) {
    flash = new WifiFlash(settings.chipId());
    hasStation = settings.firmware().isAt() || !settings.without().contains("wifi");
    this.network = network;
    this.lookups = lookups;
    this.names = names;
  }

  /** A stack for the life that begins; the one before dies without a word to its peers. */
  @Override
  public LwipStack apply(Cpu life) {
    close();
    stack = new LwipStack(network, life, lookups, names);
    stack.linkUp(up && !hasStation);
    return stack;
  }

  /**
   * The access point is gone.
   *
   * @param cpu that outlives resets
   * @param millis until it is back; 0 means not by itself
   */
  void lose(Cpu cpu, long millis) {
    turn(false);
    if (millis > 0) {
      returning = cpu.after(millis * MICROS_PER_MILLI, this::back);
    }
  }

  void back() {
    turn(true);
  }

  private void turn(boolean now) {
    if (returning != null) {
      returning.cancel();
      returning = null;
    }
    up = now;
    if (up) {
      wifi.giveBack();
    } else {
      wifi.lose();
    }
    if (!hasStation) {
      link(up);
    }
  }

  /** A station for the life that begins: it opens and closes the way to the network. */
  WifiModule newStation() {
    station = new WifiModule(flash, wifi, this::link);
    return station;
  }

  /** The board's own address now. */
  String address() {
    return hasStation ? station.address() : ADDRESS_WITHOUT_STATION;
  }

  // ---- for AT firmware, which is its own station

  @Override
  public TcpStack stack(Cpu life) {
    return apply(life);
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
  public void link(boolean open) {
    if (stack != null) {
      stack.linkUp(open);
    }
  }

  @Override
  public void close() {
    if (stack != null) {
      stack.powerOff();
      stack.close();
      stack = null;
    }
  }
}
