package dev.wiretwin.api.feed;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * One thing that happened, as everybody is told it. A value. It is written down once, as a
 * server-sent event with its JSON in it, however many read it in whatever form.
 */
public final class FeedEntry {
  /** The type of what is told in the place of entries that are no more. */
  public static final String GAP = "gap";

  private static final byte[] END = {'\n', '\n'};
  private static final byte[] NO_FIELDS = {'{', '}'};

  private final long id;
  private final Instant at;
  private final String type;
  private final Subject subject;
  private final byte[] frame;
  private final int jsonStart;

  /**
   * Whom an entry is about; empty strings where it is about none.
   *
   * @param board id of a board
   * @param session id of a session
   * @param comparison id of a comparison
   */
  public record Subject(String board, String session, String comparison) {
    public static final Subject NONE = new Subject("", "", "");

    public static Subject ofBoard(String id) {
      return new Subject(id, "", "");
    }

    /**
     * @param board the board it runs on; empty for the JVM
     */
    public static Subject ofSession(String id, String board) {
      return new Subject(board, id, "");
    }

    public static Subject ofComparison(String id) {
      return new Subject("", "", id);
    }
  }

  /**
   * @param id rises with each entry, never comes twice, survives restarts of the service
   * @param type what happened, for example {@code session.receive} or {@code board.came}: a word
   *     for what it is about, a dot, a word for what became of it
   * @param json all there is to say, one JSON object in UTF-8 without line breaks
   */
  public FeedEntry(long id, Instant at, String type, Subject subject, byte[] json) {
    this.id = id;
    this.at = at;
    this.type = type;
    this.subject = subject;
    byte[] head = ("id: " + id + "\nevent: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8);
    this.jsonStart = head.length;
    this.frame = Arrays.copyOf(head, head.length + json.length + END.length);
    System.arraycopy(json, 0, frame, jsonStart, json.length);
    System.arraycopy(END, 0, frame, frame.length - END.length, END.length);
  }

  /**
   * The entry that says so, with what every entry says in front.
   *
   * @param fields a JSON object in UTF-8 without id, time, type and subject
   */
  static FeedEntry of(long id, Instant at, String type, Subject subject, byte[] fields) {
    StringBuilder start = new StringBuilder(160);
    start.append("{\"id\":").append(id).append(",\"at\":\"").append(at).append('"');
    start.append(",\"type\":\"").append(type).append('"');
    also(start, "board", subject.board());
    also(start, "session", subject.session());
    also(start, "comparison", subject.comparison());
    boolean none = Arrays.equals(fields, NO_FIELDS);
    byte[] head = start.append(none ? "}" : ",").toString().getBytes(StandardCharsets.UTF_8);
    if (none) {
      return new FeedEntry(id, at, type, subject, head);
    }
    byte[] json = Arrays.copyOf(head, head.length + fields.length - 1);
    System.arraycopy(fields, 1, json, head.length, fields.length - 1);
    return new FeedEntry(id, at, type, subject, json);
  }

  private static void also(StringBuilder start, String name, String value) {
    if (!value.isEmpty()) {
      start.append(",\"").append(name).append("\":\"");
      JsonStringEncoder.getInstance().quoteAsString(value, start);
      start.append('"');
    }
  }

  /** What is told in the place of entries that are no more; its id is that of the last of them. */
  static FeedEntry gap(long id, long missed) {
    String json = "{\"id\":" + id + ",\"type\":\"" + GAP + "\",\"missed\":" + missed + "}";
    return new FeedEntry(
        id, Instant.EPOCH, GAP, Subject.NONE, json.getBytes(StandardCharsets.UTF_8));
  }

  public long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public String type() {
    return type;
  }

  public Subject subject() {
    return subject;
  }

  /**
   * The entry as a server-sent event: id, event and data, with the empty line behind. Shared by all
   * readers: not to be changed.
   */
  public byte[] frame() {
    return frame;
  }

  /** All there is to say as one JSON object in UTF-8: id, time, type and subject, too. */
  public byte[] json() {
    return Arrays.copyOfRange(frame, jsonStart, frame.length - END.length);
  }

  /** The JSON as text. */
  public String text() {
    return new String(
        frame, jsonStart, frame.length - END.length - jsonStart, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text();
  }
}
