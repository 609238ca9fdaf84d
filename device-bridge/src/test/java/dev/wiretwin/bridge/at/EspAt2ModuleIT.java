package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.virtual.firmware.Firmware;

/** The contract of every client over a virtual module with ESP-AT 2.3 on an ESP8266. */
class EspAt2ModuleIT extends VirtualModuleContract {
  @Override
  Firmware firmware() {
    return Firmware.AT_2;
  }

  @Override
  String summary() {
    return "ESP-AT 2.x, version 2.3.0.0";
  }
}
