package dev.wiretwin.core.engine;

/** Who did something first, seen from this end. */
public enum Side {
  US,
  PEER
}
