package dev.wiretwin.bridge.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The link's own frames for tests of other rooms. Characters stand for bytes. */
public final class FrameDoor {
  /** A frame as it was heard. */
  public record Heard(String kind, int seq, int ack, byte[] payload) {
    public String text() {
      return new String(payload, StandardCharsets.ISO_8859_1);
    }
  }

  private final Parcel.Joiner joiner = new Parcel.Joiner(Link.MOST_RECEIVED);
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean inFrame;

  /** What was no frame. */
  public final StringBuilder text = new StringBuilder();

  private static String line(Frame frame, int session) {
    return new String(frame.line(session), StandardCharsets.ISO_8859_1);
  }

  public static String data(int seq, int ack, byte[] payload, int session) {
    return line(new Frame(Frame.Kind.DATA, seq, ack, payload), session);
  }

  public static String ack(int next, int ack, int session) {
    return line(new Frame(Frame.Kind.ACK, next, ack, new byte[0]), session);
  }

  public static String missing(int next, int ack, int session) {
    return line(new Frame(Frame.Kind.MISSING, next, ack, new byte[0]), session);
  }

  public static String control(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
    return line(new Frame(Frame.Kind.CONTROL, 0, 0, bytes), 0);
  }

  /** The payloads of a record's frames. */
  public static List<byte[]> pieces(Parcel parcel) {
    List<byte[]> pieces = new ArrayList<>();
    Parcel.Cutter cutter = new Parcel.Cutter(parcel);
    while (!cutter.isDone()) {
      pieces.add(cutter.next());
    }
    return pieces;
  }

  /** The record that is whole with this payload, if it is. */
  public Optional<Parcel> join(byte[] payload) {
    return Optional.ofNullable(joiner.take(payload));
  }

  /** Reads on; the frames of a session, and control frames, that are whole now. */
  public List<Heard> read(String latin1, int session) {
    List<Heard> heard = new ArrayList<>();
    for (char one : latin1.toCharArray()) {
      if (one == '~') {
        notAFrame();
        inFrame = true;
      } else if (!inFrame) {
        text.append(one);
      } else if (one == '\n') {
        byte[] stuffed = begun.toByteArray();
        Frame.read(stuffed, stuffed.length, session)
            .ifPresentOrElse(
                frame ->
                    heard.add(
                        new Heard(frame.kind().name(), frame.seq(), frame.ack(), frame.payload())),
                () -> {
                  notAFrame();
                  text.append(one);
                });
        begun.reset();
        inFrame = false;
      } else {
        begun.write(one);
      }
    }
    return heard;
  }

  private void notAFrame() {
    if (inFrame) {
      text.append('~').append(begun.toString(StandardCharsets.ISO_8859_1));
      begun.reset();
    }
  }
}
