package dev.wiretwin.bridge.serial;

/**
 * One open serial line, 8N1; its {@link LineListener} hears what comes. Thread safe; one writes at
 * a time.
 */
public interface SerialLine extends AutoCloseable {
  /** How people name it: the address it was opened by. */
  String name();

  /**
   * Blocks until the line has taken all bytes, but never for ever: a line that takes nothing for
   * some seconds is given up.
   *
   * @throws LineFailure if it is gone, or takes nothing
   */
  void write(byte[] bytes) throws LineFailure;

  /** The rate in force, bits per second. */
  int baud();

  /**
   * Changes the rate for what is sent and received from now on; what was written before may still
   * be on its way.
   *
   * @param baud bits per second
   * @throws LineFailure if the line is gone or cannot have that rate
   */
  void changeBaud(int baud) throws LineFailure;

  /**
   * Puts both modem lines in one step, as far as the system allows.
   *
   * @param dtr whether DTR is asserted (low on the wire)
   * @param rts whether RTS is asserted
   * @throws LineFailure if the line is gone or has no such lines, as a pty has none
   */
  void modemLines(boolean dtr, boolean rts) throws LineFailure;

  /**
   * Whether this kind of line can be held up by RTS and CTS; whether they are wired it knows not.
   */
  default boolean hasFlowControl() {
    return false;
  }

  /**
   * Has RTS and CTS hold up whoever sends more than the other side can take, or no more. RTS is the
   * system's then.
   *
   * @throws LineFailure if the line is gone or has no such lines, as a pty has none
   */
  default void flowControl(boolean wanted) throws LineFailure {
    if (wanted) {
      throw new LineFailure(name() + " has no RTS and CTS lines: leave flow control off");
    }
  }

  /**
   * Gives the line back; the listener hears nothing more. Any number of times. What was written
   * just before may be lost with it: whoever needs it to arrive waits for its answer first.
   */
  @Override
  void close();
}
