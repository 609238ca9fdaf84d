package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import java.util.List;
import java.util.Optional;

/**
 * What a lab server saw, up to the moment it was asked. Immutable. Times are nanoseconds since the
 * server started.
 *
 * @param connections in the order they were accepted
 */
public record LabRecording(List<Connection> connections) {
  public LabRecording {
    connections = List.copyOf(connections);
  }

  /** Who did something on the wire. */
  public enum Who {
    CLIENT,
    SERVER
  }

  /** How somebody ended TCP. */
  public enum How {
    FIN,
    RST
  }

  /**
   * One TCP connection.
   *
   * @param acceptedAt when it came
   * @param request the raw request head, empty until it is complete
   * @param frames what came after it, also frames that break rules
   * @param trailing bytes at the end that do not form a frame, or not yet; before there is a
   *     request, what there is of it
   * @param ends of TCP, in order; at most one per side
   * @param sent what the server wrote, write by write
   * @param notes steps that came late, waited in vain or were not done
   * @param received what the client wrote, read by read, masks and all: the request, frames and
   *     whatever else it was
   */
  public record Connection(
      long acceptedAt,
      Optional<Seen<Bytes>> request,
      List<SeenFrame> frames,
      Bytes trailing,
      List<End> ends,
      List<Seen<Bytes>> sent,
      List<Note> notes,
      List<Seen<Bytes>> received) {
    public Connection {
      frames = List.copyOf(frames);
      ends = List.copyOf(ends);
      sent = List.copyOf(sent);
      notes = List.copyOf(notes);
      received = List.copyOf(received);
    }

    /** One of which nobody kept the bytes that came. */
    public Connection(
        long acceptedAt,
        Optional<Seen<Bytes>> request,
        List<SeenFrame> frames,
        Bytes trailing,
        List<End> ends,
        List<Seen<Bytes>> sent,
        List<Note> notes) {
      this(acceptedAt, request, frames, trailing, ends, sent, notes, List.of());
    }
  }

  /** Something and when it was complete. */
  public record Seen<T>(long at, T what) {}

  /** One frame of the client, unmasked. */
  public record SeenFrame(long at, boolean masked, Frame frame) {}

  /** An end of TCP. */
  public record End(long at, Who who, How how) {}

  /**
   * Something about the script itself.
   *
   * @param step index of the step, from 0
   * @param lateNanos how much later than asked for; 0 when it is not about time
   */
  public record Note(long at, int step, long lateNanos, String sentence) {}
}
