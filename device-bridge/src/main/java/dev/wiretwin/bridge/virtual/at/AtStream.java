package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;

/**
 * Passthrough: one link whose bytes go to the host and back as they are, opened again whenever it
 * is lost (VB-51). On the board's processor only.
 */
final class AtStream {
  /** Between two attempts ({@code CIPRECONNINTV}). */
  static final long RETRY_MICROS = 100_000;

  private static final int TELLS_END = 1;
  private static final int TELLS_NEWS = 4;

  private final Cpu cpu;
  private final AtModes modes;
  private final AtVoice voice;
  private final AtLinks links;
  private final AtStation station;
  private boolean on;
  private AtPeer peer;
  private Cpu.Alarm retry = () -> {};

  AtStream(Cpu cpu, AtModes modes, AtVoice voice, AtLinks links, AtStation station) {
    this.cpu = cpu;
    this.modes = modes;
    this.voice = voice;
    this.links = links;
    this.station = station;
  }

  /** From now on the host is through to this peer. */
  void begin(AtPeer wanted) {
    on = true;
    peer = wanted;
    station.quiet((modes.value(AtMode.MESSAGES) & TELLS_NEWS) == 0);
    station.onOnline(this::connect);
    links.raw(true, this::changed);
    connect();
  }

  /** The host wants to give commands again; the link stays. */
  void leave() {
    on = false;
    retry.cancel();
    station.quiet(false);
    station.onOnline(() -> {});
    links.raw(false, () -> {});
    if ((modes.value(AtMode.MESSAGES) & TELLS_END) != 0) {
      voice.result("+QUITT");
    }
  }

  /** What the host sends while there is no link, or more than there is room for, is lost. */
  void send(byte[] bytes) {
    links.find(0).ifPresent(link -> link.send(bytes));
  }

  private void changed() {
    if (on && !links.isTaken(0)) {
      retry.cancel();
      retry = cpu.after(RETRY_MICROS, this::connect);
    }
  }

  private void connect() {
    if (on && station.isOnline() && !links.isTaken(0)) {
      links.open(0, peer, problem -> changed());
    }
  }
}
