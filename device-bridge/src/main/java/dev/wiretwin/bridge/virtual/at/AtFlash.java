package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import java.util.Optional;

/** What a module keeps over a reset (VB-14). On the board's processor only. */
final class AtFlash {
  private AtUart uart;
  private StationConfig network =
      new StationConfig(AccessPoint.HOME.ssid(), AccessPoint.HOME.password(), Optional.empty());
  private int wifiMode = 1;
  private boolean joinsByItself = true;
  private Optional<AtPeer> stream = Optional.empty();

  /** A module that joins {@link AccessPoint#HOME} by itself, as if it had been told to once. */
  AtFlash(int baud) {
    uart = AtUart.of(baud);
  }

  /** As it comes from the factory, but for the rate. */
  void restore() {
    uart = AtUart.of(uart.baud());
    network = StationConfig.NONE;
    wifiMode = 1;
    joinsByItself = true;
    stream = Optional.empty();
  }

  AtUart uart() {
    return uart;
  }

  void store(AtUart wanted) {
    uart = wanted;
  }

  StationConfig network() {
    return network;
  }

  /** The network to join without being told to. */
  StationConfig startNetwork() {
    boolean joins = joinsByItself && (wifiMode & 1) != 0;
    return joins ? network : StationConfig.NONE;
  }

  void store(StationConfig wanted) {
    network = wanted;
  }

  int wifiMode() {
    return wifiMode;
  }

  void storeWifiMode(int wanted) {
    wifiMode = wanted;
  }

  boolean joinsByItself() {
    return joinsByItself;
  }

  void storeJoinsByItself(boolean wanted) {
    joinsByItself = wanted;
  }

  /** Whom to pass everything through to from the start on. */
  Optional<AtPeer> stream() {
    return stream;
  }

  void storeStream(Optional<AtPeer> wanted) {
    stream = wanted;
  }
}
