package dev.wiretwin.core.deflate;

import java.util.Arrays;

/**
 * Inflates raw deflate data slowly and plainly, bit by bit, so that tests can see what the JDK's
 * inflater hides: how far back the data refers. Keeps everything ever inflated. RFC 1951.
 */
final class ReferenceInflate {
  private static final int[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] CODE_LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private byte[] all = new byte[1 << 16];
  private int size;
  private int maxDistance;
  private byte[] in;
  private int bit;

  int maxDistance() {
    return maxDistance;
  }

  /**
   * @param whole blocks up to the end of the array, the 00 00 FF FF included
   */
  byte[] inflate(byte[] whole) {
    in = whole;
    bit = 0;
    int before = size;
    while (bit < in.length * 8) {
      bits(1);
      int type = bits(2);
      if (type == 0) {
        stored();
      } else if (type == 1) {
        compressed(fixedLiterals(), filled(30, 5));
      } else if (type == 2) {
        dynamic();
      } else {
        throw new IllegalStateException("block type 3");
      }
    }
    return Arrays.copyOfRange(all, before, size);
  }

  private void stored() {
    bit = (bit + 7) & ~7;
    int length = bits(16);
    if ((bits(16) ^ length) != 0xFFFF) {
      throw new IllegalStateException("stored length");
    }
    for (int i = 0; i < length; i++) {
      write(bits(8));
    }
  }

  private void dynamic() {
    int literals = bits(5) + 257;
    int distances = bits(5) + 1;
    int[] meta = new int[19];
    for (int i = 0, n = bits(4) + 4; i < n; i++) {
      meta[CODE_LENGTH_ORDER[i]] = bits(3);
    }
    int[] lengths = new int[literals + distances];
    for (int i = 0; i < lengths.length; ) {
      int symbol = symbol(meta);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      int repeated = symbol == 16 ? lengths[i - 1] : 0;
      int times = symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
      Arrays.fill(lengths, i, i + times, repeated);
      i += times;
    }
    compressed(
        Arrays.copyOf(lengths, literals), Arrays.copyOfRange(lengths, literals, lengths.length));
  }

  private void compressed(int[] literalLengths, int[] distanceLengths) {
    for (int symbol = symbol(literalLengths); symbol != 256; symbol = symbol(literalLengths)) {
      if (symbol < 256) {
        write(symbol);
        continue;
      }
      int length = LENGTH_BASE[symbol - 257] + bits(LENGTH_EXTRA[symbol - 257]);
      int code = symbol(distanceLengths);
      int extra = code < 4 ? 0 : code / 2 - 1;
      int base = code < 4 ? code + 1 : ((2 + (code & 1)) << extra) + 1;
      copy(length, base + bits(extra));
    }
  }

  private void copy(int length, int distance) {
    maxDistance = Math.max(maxDistance, distance);
    for (int i = 0; i < length; i++) {
      write(all[size - distance]);
    }
  }

  private void write(int b) {
    if (size == all.length) {
      all = Arrays.copyOf(all, 2 * size);
    }
    all[size++] = (byte) b;
  }

  /**
   * Canonical Huffman, one bit at a time: the codes of each length follow on those of the length
   * before.
   */
  private int symbol(int[] lengths) {
    int code = 0;
    int first = 0;
    for (int length = 1; length <= 15; length++) {
      code = code << 1 | bits(1);
      first <<= 1;
      int count = 0;
      for (int s = 0; s < lengths.length; s++) {
        if (lengths[s] == length && first + count++ == code) {
          return s;
        }
      }
      first += count;
    }
    throw new IllegalStateException("no such code");
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, bit++) {
      value |= (in[bit >> 3] >> (bit & 7) & 1) << i;
    }
    return value;
  }

  private static int[] fixedLiterals() {
    int[] lengths = filled(288, 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    return lengths;
  }

  private static int[] filled(int count, int length) {
    int[] lengths = new int[count];
    Arrays.fill(lengths, length);
    return lengths;
  }
}
