package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Who;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** What the client of one connection has said so far, written down as it comes. On one loop. */
final class ClientSide implements LabFrameReader.Sink {
  private static final int OPCODES = 16;

  private final ConnectionLog log;
  private final Listener listener;
  private final RequestReader request = new RequestReader();
  private final LabFrameReader frames = new LabFrameReader(this);
  private final int[] seen = new int[OPCODES];
  private int seenInAll;
  private boolean ended;

  /** Who is told of whatever a script may wait for. */
  interface Listener {
    void requestSeen();

    void frameSeen(Frame frame);
  }

  ClientSide(ConnectionLog log, Listener listener) {
    this.log = log;
    this.listener = listener;
  }

  /** Takes all bytes. */
  void take(ByteBuffer bytes) {
    log.received(
        Bytes.copyOf(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()));
    if (!request.isComplete()) {
      takeRequest(bytes);
    }
    if (request.isComplete()) {
      frames.take(bytes);
    }
    log.tail(request.isComplete() ? frames.tail() : request.tail());
  }

  private void takeRequest(ByteBuffer bytes) {
    boolean knownTooLong = request.isTooLong();
    request.take(bytes);
    if (request.isComplete()) {
      log.request(request.head());
      listener.requestSeen();
    } else if (request.isTooLong() && !knownTooLong) {
      log.note("the request has no end within " + RequestReader.MAX_BYTES + " bytes");
      listener.requestSeen();
    }
  }

  @Override
  public void frame(boolean masked, Frame frame) {
    seen[frame.opcode()]++;
    seenInAll++;
    log.frame(masked, frame);
    listener.frameSeen(frame);
  }

  @Override
  public void unreadable(String sentence) {
    log.note(sentence);
  }

  /** The client ended its direction of TCP. */
  void end() {
    ended = true;
    log.ended(Who.CLIENT, How.FIN);
  }

  boolean hasRequested() {
    return request.isComplete();
  }

  /** The request's key, or an empty text. */
  String key() {
    return request.key();
  }

  /** Frames with this opcode, or of any. */
  int frames(OptionalInt opcode) {
    return opcode.isPresent() ? seen[opcode.getAsInt()] : seenInAll;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether neither a request nor a frame can come any more. */
  boolean isMute() {
    return ended || request.isTooLong();
  }
}
