package dev.wiretwin.api.store;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The feed's life-cycle entries in SQLite. Thread safe. */
final class SqliteEvents implements FeedLog {
  /** The most entries there may be; then the oldest go, however young. */
  static final int MOST = 500_000;

  /** How many are let go in one transaction: others may write in between. */
  private static final int BATCH = 5_000;

  private final Database database;

  SqliteEvents(Database database) {
    this.database = database;
  }

  @Override
  public long open(long ids) {
    return database.write(
        connection -> {
          long before =
              Math.max(
                  Sql.number(connection, "SELECT max(reserved) FROM feed_run"),
                  Sql.number(connection, "SELECT max(id) FROM event"));
          Sql.update(
              connection,
              "INSERT INTO feed_run (first, given, reserved) VALUES (?, ?, ?)",
              before + 1,
              before,
              before + ids);
          return before;
        });
  }

  @Override
  public void reserve(long upTo) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "UPDATE feed_run SET reserved = max(reserved, ?)"
                    + " WHERE first = (SELECT max(first) FROM feed_run)",
                upTo));
  }

  @Override
  public void keep(List<FeedEntry> entries, long given) {
    database.write(
        connection -> {
          for (FeedEntry entry : entries) {
            Sql.update(
                connection,
                "INSERT INTO event (id, at, type, board, session, comparison, json)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.at(),
                entry.type(),
                entry.subject().board(),
                entry.subject().session(),
                entry.subject().comparison(),
                entry.json());
          }
          return Sql.update(
              connection,
              "UPDATE feed_run SET given = max(given, ?)"
                  + " WHERE first = (SELECT max(first) FROM feed_run)",
              given);
        });
  }

  @Override
  public void end(long given) {
    database.write(
        connection -> {
          // a run without an entry leaves no trace: the next one starts where it did
          Sql.update(connection, "DELETE FROM feed_run WHERE first > ?", given);
          return Sql.update(
              connection,
              "UPDATE feed_run SET given = ?1, reserved = ?1"
                  + " WHERE first = (SELECT max(first) FROM feed_run) AND reserved > ?1",
              given);
        });
  }

  @Override
  public List<FeedEntry> between(long after, long before, int limit) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT * FROM event WHERE id > ? AND id < ? ORDER BY id LIMIT ?",
                SqliteEvents::row,
                after,
                before,
                Math.min(limit, LONGEST_LIST)));
  }

  @Override
  public long given(long after, long before) {
    return database.read(
        connection ->
            Sql.number(
                connection,
                "SELECT sum(max(0, min(given, ? - 1) - max(first - 1, ?))"
                    + " + (given < reserved AND reserved < ?)) FROM feed_run WHERE reserved > ?",
                before,
                after,
                before,
                after));
  }

  /** Lets go of some that are older, or too many; how many. */
  int trim(Instant tooOld) {
    return database.write(
        connection ->
            Sql.update(
                    connection,
                    "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE at < ? LIMIT ?)",
                    tooOld,
                    BATCH)
                + Sql.update(
                    connection,
                    "DELETE FROM event WHERE id IN (SELECT id FROM event"
                        + " ORDER BY id DESC LIMIT ? OFFSET ?)",
                    BATCH,
                    MOST));
  }

  /** Lets go of the oldest; how many. */
  int trimOldest() {
    return database.write(
        connection ->
            Sql.update(
                connection,
                "DELETE FROM event WHERE id IN (SELECT id FROM event ORDER BY id LIMIT ?)",
                BATCH));
  }

  private static FeedEntry row(ResultSet columns) throws SQLException {
    return new FeedEntry(
        columns.getLong("id"),
        Sql.time(columns, "at"),
        columns.getString("type"),
        new FeedEntry.Subject(
            columns.getString("board"),
            columns.getString("session"),
            columns.getString("comparison")),
        columns.getBytes("json"));
  }
}
