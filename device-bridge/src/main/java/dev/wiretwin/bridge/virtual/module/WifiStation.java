package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A board's way into a network and out of it, in device time: found, let in, given an address;
 * lost, looked for, found again. One life of a board; on its processor only. Source: {@code
 * docs/modules/wifi.md}, {@code wifi_station_…} of the SDK.
 */
final class WifiStation {
  static final int IDLE = 0;
  static final int CONNECTING = 1;
  static final int WRONG_PASSWORD = 2;
  static final int NOT_FOUND = 3;
  static final int GOT_IP = 5;

  /** From {@code connect} until the network has let the board in. */
  static final long JOIN_MICROS = 1_500_000;

  /** From then until DHCP has answered. */
  static final long LEASE_MICROS = 700_000;

  /** A look at all channels. */
  static final long SCAN_MICROS = 2_100_000;

  /** A handshake with the wrong key is not refused: it runs out. */
  static final long HANDSHAKE_MICROS = 4_000_000;

  /** So long no beacon is heard before the station believes it. */
  static final long BEACON_MICROS = 6_000_000;

  private static final int NO_SIGNAL = 31;
  private static final String NOBODY = "ff:ff:ff:ff:ff:ff";

  private final Cpu cpu;
  private final WifiAir air;
  private final Consumer<Boolean> link;
  private final WifiEvents events;
  private StationConfig config;
  private Optional<AccessPoint> network = Optional.empty();
  private Optional<IpConfig> fixed = Optional.empty();
  private int status = IDLE;
  private Cpu.Alarm next = () -> {};

  /**
   * @param link hears whether anything gets out or in
   */
  WifiStation(
      Cpu cpu, WifiAir air, StationConfig config, Consumer<Boolean> link, WifiEvents events) {
    this.cpu = cpu;
    this.air = air;
    this.config = config;
    this.link = link;
    this.events = events;
    air.onChange(this::airChanged);
    link.accept(false);
  }

  /**
   * A board that boots with a network it knows is in it at once: what a real one does within its
   * first seconds would be in the way of everybody who just wants a board.
   */
  void boot() {
    network = air.find(config).filter(this::isWelcome);
    if (network.isPresent()) {
      status = GOT_IP;
      link.accept(true);
    } else {
      connect();
    }
  }

  void stop() {
    next.cancel();
    air.onChange(() -> {});
    link.accept(false);
  }

  // ---- from the script

  StationConfig config() {
    return config;
  }

  void configure(StationConfig wanted) {
    disconnect();
    config = wanted;
  }

  void connect() {
    if (status != GOT_IP && config.isSet()) {
      status = CONNECTING;
      then(JOIN_MICROS, this::join);
    }
  }

  /** Leaves, and stays away until told to connect. */
  void disconnect() {
    next.cancel();
    boolean within = network.isPresent();
    status = IDLE;
    if (within) {
      left(WifiReason.ASSOC_LEAVE);
    }
  }

  void fixAddress(IpConfig address) {
    fixed = Optional.of(address);
  }

  int status() {
    return status;
  }

  /** The address in use, or none. */
  Optional<IpConfig> address() {
    return status == GOT_IP ? Optional.of(fixed.orElse(IpConfig.LEASE)) : Optional.empty();
  }

  Optional<IpConfig> fixedAddress() {
    return fixed;
  }

  int rssi() {
    return network.map(AccessPoint::rssi).orElse(NO_SIGNAL);
  }

  Optional<AccessPoint> network() {
    return network;
  }

  // ---- on the way

  private void then(long micros, Runnable what) {
    next.cancel();
    next = cpu.after(micros, what);
  }

  private boolean isWelcome(AccessPoint candidate) {
    return candidate.password().isEmpty() || candidate.password().equals(config.password());
  }

  private void join() {
    Optional<AccessPoint> found = air.find(config);
    if (found.isEmpty()) {
      failed(NOT_FOUND, NOBODY, WifiReason.NO_AP_FOUND, SCAN_MICROS);
    } else if (isWelcome(found.get())) {
      network = found;
      events.connected(found.get());
      if (network.isPresent()) {
        then(LEASE_MICROS, this::leased);
      }
    } else {
      then(HANDSHAKE_MICROS, () -> refused(found.get()));
    }
  }

  private void refused(AccessPoint by) {
    failed(WRONG_PASSWORD, by.bssid(), WifiReason.FOUR_WAY_HANDSHAKE_TIMEOUT, SCAN_MICROS);
  }

  /** It goes on trying, and the status tells the last failure meanwhile. */
  private void failed(int with, String bssid, int reason, long again) {
    status = with;
    then(again, this::join);
    events.disconnected(config.ssid(), bssid, reason);
  }

  private void leased() {
    status = GOT_IP;
    link.accept(isHeard());
    events.gotIp(fixed.orElse(IpConfig.LEASE));
  }

  private boolean isHeard() {
    return air.find(config).equals(network);
  }

  private void airChanged() {
    if (network.isEmpty()) {
      return;
    }
    boolean heard = isHeard();
    if (status == GOT_IP) {
      link.accept(heard);
    }
    if (!heard) {
      then(BEACON_MICROS, this::missed);
    } else if (status == GOT_IP) {
      next.cancel();
    } else {
      then(LEASE_MICROS, this::leased);
    }
  }

  private void missed() {
    status = CONNECTING;
    then(SCAN_MICROS, this::join);
    left(WifiReason.BEACON_TIMEOUT);
  }

  private void left(int reason) {
    String bssid = network.map(AccessPoint::bssid).orElse(NOBODY);
    network = Optional.empty();
    link.accept(false);
    events.disconnected(config.ssid(), bssid, reason);
  }
}
