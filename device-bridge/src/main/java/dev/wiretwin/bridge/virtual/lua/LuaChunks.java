package dev.wiretwin.bridge.virtual.lua;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The binary chunks that a machine may load. Lua does not check them, and a forged one reaches the
 * computer's memory: only what {@code string.dump} made here, or the firmware vouches for, is let
 * in. On the board's processor only.
 */
final class LuaChunks {
  /** So many are remembered; the oldest is forgotten then. */
  static final int MOST = 256;

  private static final byte SIGNATURE = 27;

  private final Set<String> known = new LinkedHashSet<>();

  static boolean binary(byte[] text) {
    return text.length > 0 && text[0] == SIGNATURE;
  }

  void trust(byte[] chunk) {
    if (known.size() >= MOST) {
      known.remove(known.iterator().next());
    }
    known.add(hash(chunk));
  }

  boolean known(byte[] chunk) {
    return known.contains(hash(chunk));
  }

  private static String hash(byte[] chunk) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(chunk));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256: repair this one", missing);
    }
  }

  static String refusal(String name) {
    String shown = name.startsWith("=") || name.startsWith("@") ? name.substring(1) : name;
    return shown + ": bad header in precompiled chunk";
  }
}
