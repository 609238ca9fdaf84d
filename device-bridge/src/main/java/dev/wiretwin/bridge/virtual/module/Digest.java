package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * A digest that grows string by string, plain or with a key (HMAC). On the board's processor only.
 * After its end it begins anew.
 */
final class Digest {
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "MD5", "MD5",
          "SHA1", "SHA-1",
          "SHA256", "SHA-256",
          "SHA384", "SHA-384",
          "SHA512", "SHA-512");

  private final MessageDigest plain;
  private final Mac keyed;

  private Digest(MessageDigest plain, Mac keyed) {
    this.plain = plain;
    this.keyed = keyed;
  }

  /** The algorithm's name in capitals. */
  static String known(String algorithm) {
    String name = algorithm.toUpperCase(Locale.ROOT);
    if (!ALGORITHMS.containsKey(name)) {
      throw new LuaError("unknown hash mech");
    }
    return name;
  }

  /**
   * @param algorithm in any case
   */
  static Digest of(String algorithm) {
    try {
      return new Digest(MessageDigest.getInstance(ALGORITHMS.get(known(algorithm))), null);
    } catch (NoSuchAlgorithmException e) {
      throw missing(algorithm, e);
    }
  }

  static Digest keyed(String algorithm, byte[] key) {
    try {
      Mac mac = Mac.getInstance("Hmac" + known(algorithm));
      mac.init(new RawKey(key));
      return new Digest(null, mac);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw missing(algorithm, e);
    }
  }

  private static IllegalStateException missing(String algorithm, GeneralSecurityException why) {
    return new IllegalStateException(
        "this Java has no " + algorithm + "; take a complete one", why);
  }

  void update(byte[] bytes) {
    if (plain != null) {
      plain.update(bytes);
    } else {
      keyed.update(bytes);
    }
  }

  byte[] finish() {
    return plain != null ? plain.digest() : keyed.doFinal();
  }

  /** A key that may be empty, which the JDK's own kind may not. */
  private record RawKey(byte[] bytes) implements SecretKey {
    @Override
    public String getAlgorithm() {
      return "RAW";
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }
  }
}
