package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.module.BuildInfo;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.Map;

/**
 * What a board says before its console works: the ROM's lines, the last words of a crash, the
 * version. Pure; VB-10, VB-11, VB-12, VB-20, VB-70.
 */
final class BootText {
  private static final int HARDWARE_WATCHDOG_CAUSE = 4;

  private static final Map<Integer, String> EXCEPTIONS =
      Map.of(
          0, "IllegalInstructionCause",
          2, "InstructionFetchErrorCause",
          3, "LoadStoreErrorCause",
          6, "IntegerDivideByZeroCause",
          9, "LoadStoreAlignmentCause",
          20, "InstFetchProhibitedCause",
          28, "LoadProhibitedCause",
          29, "StoreProhibitedCause");

  private BootText() {}

  /**
   * What the ROM sends, as it is, at its own rate.
   *
   * @param loader whether GPIO0 is low: the ROM waits for a program then
   */
  static String rom(ResetReason reason, boolean loader) {
    StringBuilder text = new StringBuilder();
    text.append("\r\n ets Jan  8 2013,rst cause:").append(reason.raw());
    text.append(", boot mode:(").append(loader ? 1 : 3).append(",6)\r\n\r\n");
    if (reason.raw() == HARDWARE_WATCHDOG_CAUSE) {
      text.append("wdt reset\r\n");
    }
    if (!loader) {
      text.append("load 0x40100000, len 28316, room 16 \r\ntail 12\r\nchksum 0x5d\r\n")
          .append("ho 0 tail 12 room 4\r\n")
          .append("load 0x3ffe8000, len 2748, room 12 \r\ntail 0\r\nchksum 0x8a\r\n")
          .append("load 0x3ffe8ac0, len 8, room 8 \r\ntail 0\r\nchksum 0x17\r\n")
          .append("csum 0x17\r\n");
    }
    return text.toString();
  }

  /** The firmware's own line before it knows its rate. */
  static String flash() {
    return "\r\nsystem SPI FI size:"
        + BuildInfo.FLASH_BYTES
        + (", Flash size: " + BuildInfo.FLASH_BYTES + "\r\n");
  }

  /** What is printed, with plain line feeds, before an exception resets the board. */
  static String crash(ResetReason reason) {
    int cause = reason.exception();
    return String.format(
        "\nFatal exception %d(%s):\nepc1=0x40211adb, epc2=0x00000000, epc3=0x00000000,"
            + " excvaddr=0x00000000, depc=0x00000000\n",
        cause, EXCEPTIONS.getOrDefault(cause, "Unknown"));
  }

  /** The version block, with plain line feeds. */
  static String banner(BuildInfo build) {
    return String.join(
        "\n",
        "",
        "NodeMCU " + BuildInfo.MAJOR + "." + BuildInfo.MINOR + "." + BuildInfo.REVISION + ".0 ",
        "\tbranch: " + BuildInfo.BRANCH,
        "\tcommit: " + BuildInfo.COMMIT,
        "\trelease: " + BuildInfo.RELEASE,
        "\trelease DTS: " + BuildInfo.COMMIT_TIME,
        "\tSSL: " + build.secure(),
        "\tbuild type: float",
        "\tLFS: 0x0 bytes total capacity",
        "\tmodules: " + build.moduleList(),
        " build " + BuildInfo.BUILT + " powered by Lua 5.1.4 on SDK " + BuildInfo.SDK,
        "");
  }
}
