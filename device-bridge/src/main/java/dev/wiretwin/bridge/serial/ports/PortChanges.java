package dev.wiretwin.bridge.serial.ports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out by comparing listings which ports came and which went. A port has come once it was
 * listed twice: at first its file may not have its owner yet. One thread at a time.
 */
final class PortChanges {
  private Set<PortInfo> known = new LinkedHashSet<>();
  private Set<PortInfo> seenOnce = new LinkedHashSet<>();
  private boolean first = true;

  /**
   * @param now all ports there are at this moment
   * @param listener told first of those that went
   */
  void see(List<PortInfo> now, PortListener listener) {
    Set<PortInfo> listed = new LinkedHashSet<>(now);
    List<PortInfo> went = known.stream().filter(port -> !listed.contains(port)).toList();
    List<PortInfo> came = new ArrayList<>();
    Set<PortInfo> fresh = new LinkedHashSet<>();
    for (PortInfo port : listed) {
      if (!known.contains(port)) {
        (first || seenOnce.contains(port) ? came : fresh).add(port);
      }
    }
    first = false;
    seenOnce = fresh;
    known.removeAll(went);
    known.addAll(came);
    went.forEach(listener::went);
    came.forEach(listener::came);
  }
}
