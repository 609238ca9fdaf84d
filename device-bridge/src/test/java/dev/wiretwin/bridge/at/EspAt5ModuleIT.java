package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.virtual.firmware.Firmware;

/** The contract of every client over a virtual module with ESP-AT 5 on another chip. */
class EspAt5ModuleIT extends VirtualModuleContract {
  @Override
  Firmware firmware() {
    return Firmware.AT_5;
  }

  @Override
  String summary() {
    return "ESP-AT 3.x or later, version 5.0.1.0";
  }
}
