package dev.wiretwin.bridge.virtual.lua;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of Lua's string library, matched step by step so that somebody can say when it is
 * enough: Lua's own matcher tries all ways there are, and cannot be interrupted. On the board's
 * processor only. Source: the reference manual, 5.4.1.
 */
final class LuaPattern {
  /** So many parts that repeat are followed one into the other, each in the C stack's place. */
  static final int DEEPEST = 200;

  /** Between two questions whether it is enough. */
  static final int STEPS = 1 << 16;

  /** Asked now and then; throws to end the match. */
  @FunctionalInterface
  interface Meter {
    void took(int steps);
  }

  private static final int FAILED = -1;

  private final List<PatternPart> parts;
  private final boolean anchored;
  private final Meter meter;
  private final byte[] subject;
  private final int[] starts;
  private final int[] ends;
  private int steps;

  /**
   * @param anchors whether a leading {@code ^} means the start
   * @throws LuaError for a pattern that is none
   */
  LuaPattern(byte[] subject, byte[] pattern, boolean anchors, Meter meter) {
    this.subject = subject;
    this.meter = meter;
    anchored = anchors && pattern.length > 0 && pattern[0] == '^';
    PatternParser parser = new PatternParser(pattern, anchored ? 1 : 0);
    parts = parser.parts();
    starts = new int[parser.captures()];
    ends = new int[parser.captures()];
  }

  private LuaPattern(byte[] subject, List<PatternPart> parts, Meter meter) {
    this.subject = subject;
    this.meter = meter;
    this.parts = parts;
    anchored = false;
    starts = new int[0];
    ends = new int[0];
  }

  /** A text that stands for itself. */
  static LuaPattern plain(byte[] subject, byte[] text, Meter meter) {
    List<PatternPart> parts = new ArrayList<>(text.length);
    for (byte b : text) {
      BitSet one = new BitSet();
      one.set(b & 0xFF);
      parts.add(PatternPart.of(PatternPart.Kind.ONE, one));
    }
    return new LuaPattern(subject, parts, meter);
  }

  /**
   * The first match at or behind a place, counted from 0.
   *
   * @return start, end (exclusive) and captures as Lua has them; empty when there is none
   */
  List<Object> find(int from) {
    for (int start = from; start <= subject.length; start++) {
      int end = match(start, 0);
      if (end != FAILED) {
        return found(start, end);
      }
      if (anchored) {
        break;
      }
    }
    return List.of();
  }

  private List<Object> found(int start, int end) {
    List<Object> found = new ArrayList<>(List.of(start + 1, end));
    for (int i = 0; i < starts.length; i++) {
      found.add(
          ends[i] == PatternParser.POSITION
              ? (Object) (starts[i] + 1)
              : java.util.Arrays.copyOfRange(subject, starts[i], ends[i]));
    }
    return found;
  }

  private void step(int count) {
    steps += count;
    if (steps >= STEPS) {
      meter.took(steps);
      steps = 0;
    }
  }

  /** Where the match of the parts from this one on ends. */
  private int match(int from, int firstPart) {
    int at = from;
    for (int i = firstPart; i < parts.size(); i++) {
      PatternPart part = parts.get(i);
      step(1);
      switch (part.kind()) {
        case STAR, PLUS:
          return longest(part.kind() == PatternPart.Kind.PLUS ? 1 : 0, at, i);
        case MINUS:
          return shortest(at, i);
        case OPTIONAL:
          int taken = part.has(subject, at) ? match(at + 1, i + 1) : FAILED;
          if (taken != FAILED) {
            return taken;
          }
          break;
        default:
          at = single(part, at);
      }
      if (at == FAILED) {
        return FAILED;
      }
    }
    return at;
  }

  private int longest(int least, int at, int i) {
    int count = 0;
    while (parts.get(i).has(subject, at + count)) {
      count++;
      step(1);
    }
    for (; count >= least; count--) {
      int end = match(at + count, i + 1);
      if (end != FAILED) {
        return end;
      }
    }
    return FAILED;
  }

  private int shortest(int from, int i) {
    for (int at = from; ; at++) {
      int end = match(at, i + 1);
      if (end != FAILED) {
        return end;
      }
      if (!parts.get(i).has(subject, at)) {
        return FAILED;
      }
    }
  }

  /** A part that can be there in one way only. */
  private int single(PatternPart part, int at) {
    switch (part.kind()) {
      case OPEN -> starts[part.index()] = at;
      case CLOSE -> ends[part.index()] = at;
      case PLACE -> {
        starts[part.index()] = at;
        ends[part.index()] = PatternParser.POSITION;
      }
      case END -> {
        return at == subject.length ? at : FAILED;
      }
      case FRONTIER -> {
        return part.holds(byteAt(at)) && !part.holds(byteAt(at - 1)) ? at : FAILED;
      }
      case BALANCE -> {
        return balanced(part, at);
      }
      case BACK -> {
        return repeated(part.index(), at);
      }
      default -> {
        return part.has(subject, at) ? at + 1 : FAILED;
      }
    }
    return at;
  }

  /** Both ends of a text look like a zero to the frontier. */
  private int byteAt(int at) {
    return at < 0 || at >= subject.length ? 0 : subject[at] & 0xFF;
  }

  private int balanced(PatternPart part, int at) {
    if (at >= subject.length || subject[at] != part.opens()) {
      return FAILED;
    }
    int depth = 1;
    for (int i = at + 1; i < subject.length; i++) {
      step(1);
      if (subject[i] == part.closes()) {
        if (--depth == 0) {
          return i + 1;
        }
      } else if (subject[i] == part.opens()) {
        depth++;
      }
    }
    return FAILED;
  }

  private int repeated(int capture, int at) {
    int length = Math.max(0, ends[capture] - starts[capture]);
    if (subject.length - at < length) {
      return FAILED;
    }
    step(length / Long.BYTES);
    boolean same =
        java.util.Arrays.equals(
            subject, starts[capture], starts[capture] + length, subject, at, at + length);
    return same ? at + length : FAILED;
  }
}
