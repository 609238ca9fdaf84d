package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;

/**
 * One thing a lab server saw or did, for whoever wants to know it as it happens. Values.
 *
 * <p>{@link #connection} counts from 0, as the connections of a {@link LabRecording} do.
 */
public sealed interface LabNews {
  int connection();

  /**
   * A client came.
   *
   * @param at nanoseconds since the server started
   */
  record Accepted(int connection, long at) implements LabNews {}

  /** The request head was complete. */
  record Requested(int connection, LabRecording.Seen<Bytes> request) implements LabNews {}

  /** A frame of the client was complete. */
  record Framed(int connection, LabRecording.SeenFrame frame) implements LabNews {}

  /** The server wrote. */
  record Sent(int connection, LabRecording.Seen<Bytes> write) implements LabNews {}

  /** A side ended TCP. */
  record Ended(int connection, LabRecording.End end) implements LabNews {}

  /** The script did not go as it was written. */
  record Noted(int connection, LabRecording.Note note) implements LabNews {}
}
