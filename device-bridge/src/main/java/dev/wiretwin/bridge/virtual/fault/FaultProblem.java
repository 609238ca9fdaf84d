package dev.wiretwin.bridge.virtual.fault;

/** Why words are no fault: the place, what is wrong there and what would be right. */
public final class FaultProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * @param position of the first wrong character, from 1
   */
  FaultProblem(String spec, int position, String complaint) {
    super("fault '" + spec + "', character " + position + ": " + complaint);
    this.position = position;
  }

  public int position() {
    return position;
  }
}
