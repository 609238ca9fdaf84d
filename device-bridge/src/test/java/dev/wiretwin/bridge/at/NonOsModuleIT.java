package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.virtual.firmware.Firmware;

/** The contract of every client over a virtual module with NonOS AT 1.7. */
class NonOsModuleIT extends VirtualModuleContract {
  @Override
  Firmware firmware() {
    return Firmware.AT_1_7;
  }

  @Override
  String summary() {
    return "NonOS AT 1.x, version 1.7.6.0";
  }
}
