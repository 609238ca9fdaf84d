package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaLibrary;

/** Why a station is not, or no longer, in a network: {@code wifi.eventmon.reason}. */
final class WifiReason {
  static final int ASSOC_LEAVE = 8;
  static final int FOUR_WAY_HANDSHAKE_TIMEOUT = 15;
  static final int BEACON_TIMEOUT = 200;
  static final int NO_AP_FOUND = 201;

  /** IEEE 802.11's, from 1; 12 is not used. */
  private static final String[] STANDARD = {
    "UNSPECIFIED",
    "AUTH_EXPIRE",
    "AUTH_LEAVE",
    "ASSOC_EXPIRE",
    "ASSOC_TOOMANY",
    "NOT_AUTHED",
    "NOT_ASSOCED",
    "ASSOC_LEAVE",
    "ASSOC_NOT_AUTHED",
    "DISASSOC_PWRCAP_BAD",
    "DISASSOC_SUPCHAN_BAD",
    "",
    "IE_INVALID",
    "MIC_FAILURE",
    "4WAY_HANDSHAKE_TIMEOUT",
    "GROUP_KEY_UPDATE_TIMEOUT",
    "IE_IN_4WAY_DIFFERS",
    "GROUP_CIPHER_INVALID",
    "PAIRWISE_CIPHER_INVALID",
    "AKMP_INVALID",
    "UNSUPP_RSN_IE_VERSION",
    "INVALID_RSN_IE_CAP",
    "802_1X_AUTH_FAILED",
    "CIPHER_SUITE_REJECTED"
  };

  /** The SDK's own, from 200. */
  private static final String[] OF_SDK = {
    "BEACON_TIMEOUT", "NO_AP_FOUND", "AUTH_FAIL", "ASSOC_FAIL", "HANDSHAKE_TIMEOUT"
  };

  private WifiReason() {}

  static LuaLibrary library() {
    LuaLibrary library = new LuaLibrary("reason");
    for (int i = 0; i < STANDARD.length; i++) {
      if (!STANDARD[i].isEmpty()) {
        library.constant(STANDARD[i], i + 1);
      }
    }
    for (int i = 0; i < OF_SDK.length; i++) {
      library.constant(OF_SDK[i], BEACON_TIMEOUT + i);
    }
    return library;
  }
}
