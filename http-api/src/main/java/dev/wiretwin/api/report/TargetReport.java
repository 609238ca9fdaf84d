package dev.wiretwin.api.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * What one target did in one attempt, and what the lab server saw of it, on one axis of time.
 * Immutable. All times are device milliseconds since the first connect call.
 *
 * @param target its name
 * @param outcome {@code passed}, {@code failed}, {@code not-applicable} or {@code inconclusive}, of
 *     what the scenario itself expects
 * @param sentences what was not as expected, or why nothing can be said
 * @param tookMs real milliseconds
 * @param stepsDone client steps that were reached
 * @param connections TCP connections, in the order they were accepted
 * @param omitted events, frames, writes, reads or lines beyond what a report keeps
 */
public record TargetReport(
    String target,
    String outcome,
    List<String> sentences,
    double tookMs,
    int stepsDone,
    List<Event> events,
    List<Connection> connections,
    List<Line> console,
    int omitted) {
  public TargetReport {
    sentences = List.copyOf(sentences);
    events = List.copyOf(events);
    connections = List.copyOf(connections);
    console = List.copyOf(console);
  }

  /**
   * One thing the script on the target saw. What its type does not have is null.
   *
   * @param client which one, from 1
   * @param type {@code connection}, {@code receive}, {@code close}, {@code error} or {@code
   *     restart}
   * @param step of an error: index of the client step, from 0
   * @param arguments what a callback was called with, where the target can tell
   */
  public record Event(
      double at,
      int client,
      String type,
      Integer opcode,
      Payload payload,
      Close close,
      Integer step,
      String message,
      Arguments arguments) {}

  /** As a close event carries it: see {@code client.Close} of core. */
  public record Close(
      int status,
      String meaning,
      String first,
      boolean clean,
      CloseFrame sent,
      CloseFrame received,
      Integer httpStatus,
      String sentence) {}

  /** A close frame; code 1005 when it had none. */
  public record CloseFrame(int code, String reason) {}

  /**
   * Of a callback.
   *
   * @param number the first argument if it is a number, or null
   */
  public record Arguments(int count, String first, Long number) {}

  /**
   * One TCP connection.
   *
   * @param number from 1
   * @param request the head, or null if none was complete
   * @param frames of the client, unmasked
   * @param trailing what at the end formed nothing, or null
   * @param sent what the lab server wrote, write by write
   * @param received what the client wrote, read by read, masked as it was
   */
  public record Connection(
      int number,
      double acceptedAt,
      Chunk request,
      List<Frame> frames,
      Payload trailing,
      List<End> ends,
      List<Chunk> sent,
      List<Chunk> received,
      List<Note> notes) {
    public Connection {
      frames = List.copyOf(frames);
      ends = List.copyOf(ends);
      sent = List.copyOf(sent);
      received = List.copyOf(received);
      notes = List.copyOf(notes);
    }
  }

  /** Bytes, and when they were there. */
  public record Chunk(double at, Payload payload) {}

  public record Frame(
      double at, boolean fin, int rsv, int opcode, boolean masked, Payload payload) {}

  /**
   * An end of TCP.
   *
   * @param who {@code client} or {@code server}
   * @param how {@code fin} or {@code rst}
   */
  public record End(double at, String who, String how) {}

  /** About the lab server's script. */
  public record Note(double at, int step, double lateMs, String sentence) {}

  /** What was printed for people. */
  public record Line(double at, String text) {}

  /** The close events, in their order. */
  @JsonIgnore
  public List<Close> closes() {
    return events.stream().map(Event::close).filter(Objects::nonNull).toList();
  }
}
