package dev.wiretwin.bridge.serial;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts stars in the place of secrets in a stream of bytes. A part of a secret is one, too, from
 * three bytes on: an echo may be interrupted. What may be the beginning of one is held back until
 * it is clear. For one thread.
 */
final class SecretMask {
  static final int MOST_SECRETS = 16;
  static final int LONGEST = 512;

  private static final int LEAST = 3;
  private static final byte STAR = '*';

  private final List<byte[]> secrets = new ArrayList<>();

  /** The bytes that may still become part of a secret, and whether they are already. */
  private byte[] held = {};

  private boolean[] stars = {};

  /**
   * From now on this is a secret.
   *
   * @throws IllegalArgumentException if there are too many, or it is too long
   */
  void hide(byte[] secret) {
    if (secrets.size() == MOST_SECRETS || secret.length > LONGEST) {
      throw new IllegalArgumentException(
          "a log hides " + MOST_SECRETS + " secrets of " + LONGEST + " bytes at a time");
    }
    secrets.add(secret);
  }

  /**
   * It is none any more, as often as it was hidden once.
   *
   * @return what was held back because of it
   */
  byte[] show(byte[] secret) {
    secrets.removeIf(one -> one == secret);
    return secrets.isEmpty() ? release(held.length) : new byte[0];
  }

  /** Some bytes of the stream. */
  byte[] pass(byte[] some) {
    if (secrets.isEmpty()) {
      return some;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(some.length);
    for (byte one : some) {
      out.writeBytes(take(one));
    }
    return out.toByteArray();
  }

  private byte[] take(byte one) {
    held = Arrays.copyOf(held, held.length + 1);
    held[held.length - 1] = one;
    stars = Arrays.copyOf(stars, held.length);
    int keep = 0;
    for (byte[] secret : secrets) {
      int run = run(secret);
      if (run >= Math.min(LEAST, secret.length)) {
        Arrays.fill(stars, held.length - run, held.length, true);
      }
      keep = Math.max(keep, run);
    }
    return release(held.length - keep);
  }

  /** How many of the last bytes stand in the secret like that. */
  private int run(byte[] secret) {
    int run = Math.min(held.length, secret.length);
    while (run > 0 && !stands(secret, run)) {
      run--;
    }
    return run;
  }

  private boolean stands(byte[] secret, int run) {
    int from = held.length - run;
    for (int at = 0; at + run <= secret.length; at++) {
      if (Arrays.equals(held, from, held.length, secret, at, at + run)) {
        return true;
      }
    }
    return false;
  }

  private byte[] release(int count) {
    byte[] out = Arrays.copyOf(held, count);
    for (int i = 0; i < count; i++) {
      out[i] = stars[i] ? STAR : out[i];
    }
    held = Arrays.copyOfRange(held, count, held.length);
    stars = Arrays.copyOfRange(stars, count, stars.length);
    return out;
  }
}
