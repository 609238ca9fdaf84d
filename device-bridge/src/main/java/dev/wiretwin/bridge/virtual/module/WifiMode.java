package dev.wiretwin.bridge.virtual.module;

/** The numbers of {@code wifi.setmode}. */
final class WifiMode {
  static final int NONE = 0;
  static final int STATION = 1;
  static final int ACCESS_POINT = 2;
  static final int BOTH = 3;

  private WifiMode() {}

  static boolean hasStation(int mode) {
    return (mode & STATION) != 0;
  }
}
