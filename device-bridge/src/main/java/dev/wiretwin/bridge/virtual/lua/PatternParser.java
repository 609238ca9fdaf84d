package dev.wiretwin.bridge.virtual.lua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Reads a pattern of Lua's string library. Bytes are the C locale's: letters are ASCII. Used once,
 * on one thread.
 */
final class PatternParser {
  /** As the end of a capture that is a place. */
  static final int POSITION = -2;

  private static final int MOST_CAPTURES = 32;
  private static final int BYTES = 256;

  private final byte[] pattern;
  private final List<PatternPart> parts = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int captures;
  private int repeating;
  private int at;

  /**
   * @param from where it starts
   * @throws LuaError when it is no pattern
   */
  PatternParser(byte[] pattern, int from) {
    this.pattern = pattern;
    at = from;
    while (at < pattern.length) {
      part();
    }
    if (!open.isEmpty()) {
      throw new LuaError("unfinished capture");
    }
  }

  List<PatternPart> parts() {
    return parts;
  }

  int captures() {
    return captures;
  }

  private int peek(int ahead) {
    return at + ahead < pattern.length ? pattern[at + ahead] & 0xFF : -1;
  }

  private void part() {
    int first = peek(0);
    if (first == '(') {
      capture();
    } else if (first == ')') {
      close();
    } else if (first == '$' && at == pattern.length - 1) {
      at++;
      parts.add(PatternPart.of(PatternPart.Kind.END, 0));
    } else if (first == '%' && peek(1) == 'b') {
      balance();
    } else if (first == '%' && peek(1) == 'f') {
      frontier();
    } else if (first == '%' && peek(1) >= '0' && peek(1) <= '9') {
      back(peek(1) - '1');
    } else {
      repeated(single());
    }
  }

  private void capture() {
    if (captures >= MOST_CAPTURES) {
      throw new LuaError("too many captures");
    }
    boolean place = peek(1) == ')';
    if (!place) {
      open.push(captures);
    }
    parts.add(PatternPart.of(place ? PatternPart.Kind.PLACE : PatternPart.Kind.OPEN, captures++));
    at += place ? 2 : 1;
  }

  private void close() {
    if (open.isEmpty()) {
      throw new LuaError("invalid pattern capture");
    }
    at++;
    parts.add(PatternPart.of(PatternPart.Kind.CLOSE, open.pop()));
  }

  private void balance() {
    if (peek(3) < 0) {
      throw new LuaError("unbalanced pattern");
    }
    parts.add(PatternPart.balance(pattern[at + 2], pattern[at + 3]));
    at += 4;
  }

  private void frontier() {
    at += 2;
    if (peek(0) != '[') {
      throw new LuaError("missing '[' after '%f' in pattern");
    }
    parts.add(PatternPart.of(PatternPart.Kind.FRONTIER, single()));
  }

  private void back(int index) {
    if (index < 0 || index >= captures || open.contains(index)) {
      throw new LuaError("invalid capture index");
    }
    at += 2;
    parts.add(PatternPart.of(PatternPart.Kind.BACK, index));
  }

  private void repeated(BitSet set) {
    PatternPart.Kind kind =
        switch (peek(0)) {
          case '*' -> PatternPart.Kind.STAR;
          case '+' -> PatternPart.Kind.PLUS;
          case '-' -> PatternPart.Kind.MINUS;
          case '?' -> PatternPart.Kind.OPTIONAL;
          default -> PatternPart.Kind.ONE;
        };
    PatternPart part = PatternPart.of(kind, set);
    parts.add(part);
    if (part.repeats()) {
      at++;
      if (++repeating > LuaPattern.DEEPEST) {
        throw new LuaError("pattern too complex");
      }
    }
  }

  /** A byte, a class or a set in brackets. */
  private BitSet single() {
    int first = peek(0);
    at++;
    if (first == '[') {
      return brackets();
    } else if (first == '%') {
      if (peek(0) < 0) {
        throw new LuaError("malformed pattern (ends with '%')");
      }
      return namedClass(pattern[at++] & 0xFF);
    }
    BitSet set = new BitSet(BYTES);
    if (first == '.') {
      set.set(0, BYTES);
    } else {
      set.set(first);
    }
    return set;
  }

  private BitSet brackets() {
    BitSet set = new BitSet(BYTES);
    boolean not = peek(0) == '^';
    if (not) {
      at++;
    }
    boolean first = true;
    while (first || peek(0) != ']') {
      first = false;
      int value = peek(0);
      at++;
      if (value == '%' && peek(0) >= 0) {
        set.or(namedClass(pattern[at++] & 0xFF));
      } else if (peek(0) == '-' && peek(1) >= 0 && peek(1) != ']') {
        int last = peek(1);
        set.set(value, Math.max(value, last + 1));
        at += 2;
      } else if (value >= 0) {
        set.set(value);
      }
      if (peek(0) < 0) {
        throw new LuaError("malformed pattern (missing ']')");
      }
    }
    at++;
    if (not) {
      set.flip(0, BYTES);
    }
    return set;
  }

  private static BitSet namedClass(int letter) {
    BitSet set = new BitSet(BYTES);
    int lower = letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    if ("acdlpsuwxz".indexOf(lower) < 0) {
      set.set(letter);
      return set;
    }
    for (int b = 0; b < BYTES; b++) {
      set.set(b, belongs(b, lower));
    }
    if (letter != lower) {
      set.flip(0, BYTES);
    }
    return set;
  }

  private static boolean belongs(int b, int letter) {
    boolean small = b >= 'a' && b <= 'z';
    boolean large = b >= 'A' && b <= 'Z';
    boolean digit = b >= '0' && b <= '9';
    return switch (letter) {
      case 'a' -> small || large;
      case 'c' -> b < ' ' || b == 127;
      case 'd' -> digit;
      case 'l' -> small;
      case 'p' -> b > ' ' && b < 127 && !small && !large && !digit;
      case 's' -> b == ' ' || b >= '\t' && b <= '\r';
      case 'u' -> large;
      case 'w' -> small || large || digit;
      case 'x' -> digit || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
      default -> b == 0;
    };
  }
}
