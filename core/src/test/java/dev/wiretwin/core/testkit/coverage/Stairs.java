package dev.wiretwin.core.testkit.coverage;

/** A class of a few lines, for tests to climb. */
public final class Stairs {
  private static final int[] HEIGHTS = heights();

  private int floor;

  private static int[] heights() {
    return new int[] {3, 3, 2};
  }

  public void up() {
    floor++;
  }

  public int height() {
    return HEIGHTS[floor];
  }
}
