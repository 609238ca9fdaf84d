package dev.wiretwin.bridge.virtual.module;

import java.util.List;
import java.util.Optional;

/**
 * The networks around a board. It outlives the board's resets, so that a fault may take them away
 * for longer than one life (VB-66). On the board's processor only.
 */
public final class WifiAir {
  private final List<AccessPoint> networks;
  private boolean quiet;
  private Runnable changed = () -> {};

  public WifiAir(List<AccessPoint> networks) {
    this.networks = List.copyOf(networks);
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
  void onChange(Runnable what) {
    changed = what;
  }

  List<AccessPoint> heard() {
    return quiet ? List.of() : networks;
  }

  Optional<AccessPoint> find(StationConfig wanted) {
    return heard().stream().filter(wanted::fits).findFirst();
  }
}
