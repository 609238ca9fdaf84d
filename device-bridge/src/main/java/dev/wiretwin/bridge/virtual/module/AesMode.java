package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 as {@code crypto.encrypt} offers it: the last block is filled up with zeros, on the way
 * in and on the way back. Pure; any thread. Mechanism: {@code app/crypto/mech.c}.
 */
enum AesMode {
  AES_ECB("AES-ECB", "AES/ECB/NoPadding"),
  AES_CBC("AES-CBC", "AES/CBC/NoPadding");

  private static final int BLOCK = 16;

  private final String word;
  private final String transformation;

  AesMode(String word, String transformation) {
    this.word = word;
    this.transformation = transformation;
  }

  /**
   * @param name in any case
   */
  static AesMode of(String name) {
    for (AesMode mode : values()) {
      if (mode.word.equalsIgnoreCase(name)) {
        return mode;
      }
    }
    throw new LuaError("unknown cipher: " + name);
  }

  /**
   * @param start the initialization vector, filled up with zeros or cut; ECB has none
   * @return whole blocks
   */
  byte[] run(boolean encrypting, byte[] key, byte[] data, byte[] start) {
    if (key.length != BLOCK) {
      throw new LuaError("crypto op failed");
    }
    byte[] blocks = Arrays.copyOf(data, (data.length + BLOCK - 1) / BLOCK * BLOCK);
    int way = encrypting ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    try {
      Cipher cipher = Cipher.getInstance(transformation);
      SecretKeySpec secret = new SecretKeySpec(key, "AES");
      if (this == AES_CBC) {
        cipher.init(way, secret, new IvParameterSpec(Arrays.copyOf(start, BLOCK)));
      } else {
        cipher.init(way, secret);
      }
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + word + "; take a complete one", e);
    }
  }
}
