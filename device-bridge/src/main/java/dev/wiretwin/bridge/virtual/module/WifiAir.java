package dev.wiretwin.bridge.virtual.module;

import java.util.List;
import java.util.Optional;

/**
 * The networks around a board. It outlives the board's resets, so that a fault may take them away
 * for longer than one life (VB-66). On the board's processor only.
 */
public final class WifiAir {
  private final List<AccessPoint> networks;
  private final boolean hospitable;
  private boolean quiet;
  private Runnable changed = () -> {};

  public WifiAir(List<AccessPoint> networks) {
    this(networks, false);
  }

  private WifiAir(List<AccessPoint> networks, boolean hospitable) {
    this.networks = List.copyOf(networks);
    this.hospitable = hospitable;
  }

  /**
   * Air in which every name that is asked for is that of an access point, and every password of
   * such a one right: scripts with the networks of their users run unchanged.
   *
   * @param networks those that show themselves, and mind their passwords
   */
  public static WifiAir hospitable(List<AccessPoint> networks) {
    return new WifiAir(networks, true);
  }

  /** Nothing is heard any more. */
  public void lose() {
    quiet = true;
    changed.run();
  }

  /** Everything is heard again. */
  public void giveBack() {
    quiet = false;
    changed.run();
  }

  /** Sets who is to know of changes; the one before is forgotten. */
  public void onChange(Runnable what) {
    changed = what;
  }

  public List<AccessPoint> heard() {
    return quiet ? List.of() : networks;
  }

  public Optional<AccessPoint> find(StationConfig wanted) {
    Optional<AccessPoint> known = heard().stream().filter(wanted::fits).findFirst();
    if (known.isPresent() || !hospitable || quiet || wanted.bssid().isPresent()) {
      return known;
    }
    AccessPoint home = AccessPoint.HOME;
    return Optional.of(
        new AccessPoint(
            wanted.ssid(), wanted.password(), home.bssid(), home.channel(), home.rssi()));
  }
}
