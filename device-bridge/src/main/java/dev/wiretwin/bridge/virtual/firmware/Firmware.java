package dev.wiretwin.bridge.virtual.firmware;

/** What is flashed on a virtual board. */
public enum Firmware {
  /** NodeMCU 3.0.0 with Lua. */
  LUA,
  /** Espressif's NonOS AT firmware, the last of its kind. */
  AT_1_7,
  /** ESP-AT as there is for the ESP8266. */
  AT_2,
  /** ESP-AT of other chips. */
  AT_5;

  /** Whether it takes AT commands. */
  public boolean isAt() {
    return this != LUA;
  }
}
