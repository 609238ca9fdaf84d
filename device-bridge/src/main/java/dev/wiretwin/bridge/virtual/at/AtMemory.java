package dev.wiretwin.bridge.virtual.at;

/**
 * The module's heap, as far as it matters here: it is enough until a fault says otherwise (VB-69).
 * On the board's processor only.
 */
final class AtMemory {
  private static final int FREE = 20_812;
  private static final int PER_LINK = 3_072;
  private static final int PER_TLS = 14_336;

  private int failing;
  private boolean starving;
  private int least = FREE;

  /** The N-th request for memory from now fails; 0 for none. */
  void failAllocation(int nth) {
    failing = nth;
  }

  /** From now on there is none, until the next reset. */
  void starve() {
    starving = true;
  }

  /** A reset gives it all back. */
  void renew() {
    starving = false;
    least = FREE;
  }

  /** Whether a request for memory succeeds. */
  boolean grants() {
    boolean hit = failing == 1;
    failing = Math.max(0, failing - 1);
    return !hit && !starving;
  }

  boolean isStarving() {
    return starving;
  }

  /** What {@code SYSRAM} tells: free now, and the least there ever was. */
  String text(int links, int secure) {
    int used = links * PER_LINK + secure * PER_TLS;
    int free = starving ? 0 : Math.max(0, FREE - used);
    least = Math.min(least, free);
    return free + "," + least;
  }
}
