package dev.wiretwin.bridge.lua;

/**
 * What goes wrong on the line of a campaign, and how often: a fault for so many bytes that pass,
 * either way.
 */
enum FaultKind {
  DROPPED(1_500),
  GARBLED(1_500),
  REPEATED(2_500),
  STRAY(1_500),
  PAUSED(6_000),
  RESET(9_000),
  UNPLUGGED(18_000),

  /** Each time another of those above. */
  MIXED(4_000);

  final int bytesBetween;

  FaultKind(int bytesBetween) {
    this.bytesBetween = bytesBetween;
  }
}
