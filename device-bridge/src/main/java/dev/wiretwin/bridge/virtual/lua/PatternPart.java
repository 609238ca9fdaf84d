package dev.wiretwin.bridge.virtual.lua;

import java.util.BitSet;

/**
 * One part of a {@link LuaPattern}: a set of bytes and how often it comes, or a mark. Immutable.
 *
 * @param index of a capture
 * @param opens the first byte of what {@code %b} looks for
 * @param closes its last byte
 */
record PatternPart(Kind kind, BitSet set, int index, byte opens, byte closes) {
  /** What a part asks for. */
  enum Kind {
    ONE,
    STAR,
    PLUS,
    MINUS,
    OPTIONAL,
    OPEN,
    CLOSE,
    PLACE,
    BACK,
    BALANCE,
    FRONTIER,
    END
  }

  private static final BitSet NONE = new BitSet();

  static PatternPart of(Kind kind, BitSet set) {
    return new PatternPart(kind, set, 0, (byte) 0, (byte) 0);
  }

  static PatternPart of(Kind kind, int index) {
    return new PatternPart(kind, NONE, index, (byte) 0, (byte) 0);
  }

  static PatternPart balance(byte opens, byte closes) {
    return new PatternPart(Kind.BALANCE, NONE, 0, opens, closes);
  }

  /** Whether there is a byte at this place, and one of the set. */
  boolean has(byte[] subject, int at) {
    return at < subject.length && holds(subject[at] & 0xFF);
  }

  boolean holds(int value) {
    return set.get(value);
  }

  boolean repeats() {
    return switch (kind) {
      case STAR, PLUS, MINUS, OPTIONAL -> true;
      default -> false;
    };
  }
}
