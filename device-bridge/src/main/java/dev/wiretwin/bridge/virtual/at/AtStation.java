package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The module's way into a network and out of it, in device time, and what it says about that
 * unasked. One life; on the board's processor only.
 */
final class AtStation {
  /** What {@code CWJAP} ends with when all went well. */
  static final int JOINED = 0;

  static final int WRONG_PASSWORD = 2;
  static final int NOT_FOUND = 3;

  /** The address that the home network's DHCP gives: it stands for this machine's own. */
  static final String ADDRESS = "192.0.2.17";

  static final long SCAN_MICROS = 300_000;
  static final long LEASE_MICROS = 300_000;
  static final long HANDSHAKE_MICROS = 3_000_000;

  /** So long no beacon is heard before the station believes it. */
  static final long BEACON_MICROS = 500_000;

  /** Between two attempts to come back ({@code reconn_interval}). */
  static final long RETRY_MICROS = 1_000_000;

  /** So long links outlive the network. */
  static final long LINKS_MICROS = 3_000_000;

  private final Cpu cpu;
  private final AtAir air;
  private final AtVoice voice;
  private final Runnable endLinks;
  private StationConfig config;
  private Optional<AccessPoint> network = Optional.empty();
  private State state = State.NEVER_STARTED;
  private Cpu.Alarm next = () -> {};
  private Cpu.Alarm ending = () -> {};
  private boolean quiet;
  private Runnable online = () -> {};

  /** In the order of {@code CWSTATE}'s numbers. */
  enum State {
    NEVER_STARTED,
    WITHOUT_ADDRESS,
    ONLINE,
    CONNECTING,
    DISCONNECTED
  }

  /**
   * @param endLinks ends all links
   */
  AtStation(Cpu cpu, AtAir air, AtVoice voice, StationConfig config, Runnable endLinks) {
    this.cpu = cpu;
    this.air = air;
    this.voice = voice;
    this.config = config;
    this.endLinks = endLinks;
    air.onChange(this::airChanged);
    air.link(false);
  }

  /** Joins the stored network by itself, if there is one. */
  void start() {
    if (config.isSet()) {
      attempt(code -> {});
    }
  }

  /** Says nothing more unasked, as in passthrough. */
  void quiet(boolean wanted) {
    quiet = wanted;
  }

  /** Sets what to do whenever there is an address. */
  void onOnline(Runnable what) {
    online = what;
  }

  State state() {
    return state;
  }

  boolean isOnline() {
    return state == State.ONLINE;
  }

  Optional<AccessPoint> network() {
    return network;
  }

  StationConfig config() {
    return config;
  }

  /**
   * Leaves the network there is and joins another one.
   *
   * @param told hears {@link #JOINED} or the number of {@code +CWJAP:}
   */
  void join(StationConfig wanted, IntConsumer told) {
    if (network.isPresent()) {
      leave();
    }
    config = wanted;
    attempt(told);
  }

  /** Leaves for good. */
  void quit() {
    next.cancel();
    if (network.isPresent()) {
      leave();
      endLinks.run();
    }
    state = State.DISCONNECTED;
  }

  private void leave() {
    network = Optional.empty();
    state = State.DISCONNECTED;
    air.link(false);
    say("WIFI DISCONNECT");
  }

  private void attempt(IntConsumer told) {
    next.cancel();
    state = State.CONNECTING;
    next = cpu.after(SCAN_MICROS, () -> associate(told));
  }

  private void associate(IntConsumer told) {
    Optional<AccessPoint> found = air.find(config);
    if (found.isEmpty()) {
      missed(NOT_FOUND, told);
    } else if (!found.get().password().isEmpty()
        && !found.get().password().equals(config.password())) {
      next = cpu.after(HANDSHAKE_MICROS, () -> missed(WRONG_PASSWORD, told));
    } else {
      network = found;
      state = State.WITHOUT_ADDRESS;
      say("WIFI CONNECTED");
      next = cpu.after(LEASE_MICROS, () -> getAddress(told));
    }
  }

  private void missed(int code, IntConsumer told) {
    state = State.DISCONNECTED;
    next = cpu.after(RETRY_MICROS, () -> attempt(nobody -> {}));
    told.accept(code);
  }

  private void getAddress(IntConsumer told) {
    state = State.ONLINE;
    ending.cancel();
    air.link(true);
    say("WIFI GOT IP");
    told.accept(JOINED);
    online.run();
    airChanged();
  }

  private void airChanged() {
    if (network.isPresent() && air.find(config).isEmpty()) {
      cpu.after(BEACON_MICROS, this::believe);
    }
  }

  private void believe() {
    if (network.isEmpty() || air.find(config).isPresent()) {
      return;
    }
    next.cancel();
    leave();
    next = cpu.after(RETRY_MICROS, () -> attempt(nobody -> {}));
    ending.cancel();
    ending = cpu.after(LINKS_MICROS, endLinks);
  }

  private void say(String news) {
    if (!quiet) {
      voice.line(news);
    }
  }
}
