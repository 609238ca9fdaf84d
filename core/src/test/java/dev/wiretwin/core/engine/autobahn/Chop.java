package dev.wiretwin.core.engine.autobahn;

/**
 * How a fuzzer cuts what it sends: TCP may deliver the same bytes in any pieces. Immutable.
 *
 * @param bytes the largest piece, or 0 for one piece per frame
 */
record Chop(int bytes) {
  static final Chop AT_ONCE = new Chop(Integer.MAX_VALUE);
  static final Chop FRAMES = new Chop(0);
  static final Chop OCTETS = new Chop(1);
}
