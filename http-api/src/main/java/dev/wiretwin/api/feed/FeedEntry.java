package dev.wiretwin.api.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened, as everybody is told it. A value.
 *
 * @param id rises with each entry, never comes twice, survives restarts of the service
 * @param type what happened, for example {@code session.message} or {@code board.came}: a word for
 *     what it is about, a dot, a word for what became of it
 * @param subject whom it is about
 * @param json all there is to say, one JSON object in UTF-8; written once, however many read it
 */
public record FeedEntry(long id, Instant at, String type, Subject subject, byte[] json) {
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

  public FeedEntry {
    Objects.requireNonNull(type);
  }

  /** The JSON as text. */
  public String text() {
    return new String(json, StandardCharsets.UTF_8);
  }
}
