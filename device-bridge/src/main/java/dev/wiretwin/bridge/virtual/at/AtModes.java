package dev.wiretwin.bridge.virtual.at;

import java.util.EnumMap;
import java.util.Map;

/** How the firmware is switched, from one reset to the next. On the board's processor only. */
final class AtModes {
  private final Map<AtMode, Integer> values = new EnumMap<>(AtMode.class);

  AtModes() {
    for (AtMode mode : AtMode.values()) {
      values.put(mode, mode.initial());
    }
  }

  int value(AtMode mode) {
    return values.get(mode);
  }

  boolean is(AtMode mode) {
    return value(mode) != 0;
  }

  void put(AtMode mode, int value) {
    values.put(mode, value);
  }
}
