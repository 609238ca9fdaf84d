package dev.wiretwin.bridge.serial;

/** How a line is opened: somebody else knows the address and the library. */
@FunctionalInterface
public interface LineOpening {
  /**
   * @param baud bits per second to begin with
   * @param listener hears what comes, from before this returns
   * @throws LineFailure if it cannot be had; says why and what to do
   */
  SerialLine open(int baud, LineListener listener) throws LineFailure;
}
