package dev.wiretwin.bridge.serial;

/**
 * One open serial line; its {@link LineListener} hears what comes. Thread safe; one writes at a
 * time.
 */
public interface SerialLine extends AutoCloseable {
  /** How people name it: the path it was opened by. */
  String name();

  /**
   * Blocks until the line has taken all bytes.
   *
   * @throws LineFailure if it is gone
   */
  void write(byte[] bytes) throws LineFailure;

  /** Gives the line back; the listener hears nothing more. Any number of times. */
  @Override
  void close();
}
