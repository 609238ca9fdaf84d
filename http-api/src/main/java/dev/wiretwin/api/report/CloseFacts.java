package dev.wiretwin.api.report;

import dev.wiretwin.api.report.TargetReport.CloseFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one connection ended, as the wire shows it: the same vantage point for every target, whatever
 * it tells itself. A value.
 *
 * @param first who closed first and how, in words
 * @param sent the first close frame of the client
 * @param received the first close frame of the lab server
 * @param tcp how TCP ended, in words
 */
record CloseFacts(
    String first, Optional<CloseFrame> sent, Optional<CloseFrame> received, String tcp) {
  private static final int CLOSE = 8;

  static CloseFacts of(TargetReport.Connection connection) {
    Optional<TargetReport.Frame> ours = close(connection.frames());
    Optional<TargetReport.Frame> theirs = close(WireFrames.of(connection.sent()).frames());
    return new CloseFacts(
        first(ours, theirs, connection.ends()),
        ours.map(FrameWords::close),
        theirs.map(FrameWords::close),
        tcp(connection.ends()));
  }

  private static Optional<TargetReport.Frame> close(List<TargetReport.Frame> frames) {
    return frames.stream().filter(frame -> frame.opcode() == CLOSE).findFirst();
  }

  /** Whether both close frames were exchanged (RFC 6455 §7.1.4). */
  boolean isClean() {
    return sent.isPresent() && received.isPresent();
  }

  private static String first(
      Optional<TargetReport.Frame> ours,
      Optional<TargetReport.Frame> theirs,
      List<TargetReport.End> ends) {
    String who = "nobody";
    double at = Double.MAX_VALUE;
    if (ours.isPresent()) {
      who = "client, with a close frame";
      at = ours.get().at();
    }
    if (theirs.isPresent() && theirs.get().at() < at) {
      who = "server, with a close frame";
      at = theirs.get().at();
    }
    if (!ends.isEmpty() && ends.get(0).at() < at) {
      who = ends.get(0).who() + ", with " + how(ends.get(0));
    }
    return who;
  }

  private static String tcp(List<TargetReport.End> ends) {
    List<String> words = new ArrayList<>();
    ends.forEach(end -> words.add(how(end) + " by the " + end.who()));
    return words.isEmpty() ? "still open" : String.join(", then ", words);
  }

  private static String how(TargetReport.End end) {
    return end.how().equals("fin") ? "FIN" : "RST";
  }
}
