package dev.wiretwin.core.testkit.coverage;

/** A class of five lines, for tests to climb. */
public final class Stairs {
  private int floor;

  public void up() {
    floor++;
  }

  public void down() {
    floor--;
  }
}
