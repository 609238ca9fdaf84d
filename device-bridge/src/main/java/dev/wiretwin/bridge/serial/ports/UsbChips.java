package dev.wiretwin.bridge.serial.ports;

import java.util.Map;
import java.util.Optional;

/**
 * Names the USB chips that sit on NodeMCU boards and on adapters. Stateless, any thread.
 *
 * <p>Source: the drivers' id tables.
 */
final class UsbChips {
  private static final int VENDOR_BITS = 16;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0x1a86_7523, "CH340"),
          Map.entry(0x1a86_5523, "CH341"),
          Map.entry(0x1a86_7522, "CH340K"),
          Map.entry(0x4348_5523, "CH341"),
          Map.entry(0x1a86_55d4, "CH9102"),
          Map.entry(0x1a86_55d3, "CH343"),
          Map.entry(0x10c4_ea60, "CP2102"),
          Map.entry(0x10c4_ea61, "CP2102"),
          Map.entry(0x10c4_ea63, "CP2102"),
          Map.entry(0x10c4_ea70, "CP2105"),
          Map.entry(0x10c4_ea71, "CP2108"),
          Map.entry(0x0403_6001, "FT232R"),
          Map.entry(0x0403_6010, "FT2232"),
          Map.entry(0x0403_6011, "FT4232"),
          Map.entry(0x0403_6014, "FT232H"),
          Map.entry(0x0403_6015, "FT231X"),
          Map.entry(0x067b_2303, "PL2303"));

  private UsbChips() {}

  static Optional<String> name(int vendor, int product) {
    return Optional.ofNullable(NAMES.get(vendor << VENDOR_BITS | product));
  }
}
