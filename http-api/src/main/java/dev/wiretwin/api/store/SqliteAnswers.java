package dev.wiretwin.api.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers in SQLite. Shared by all threads. */
final class SqliteAnswers implements KeptAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final Database database;
  private final String owner;

  /**
   * @param owner the process whose requests these are
   */
  SqliteAnswers(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  private record Kept(Request request, Instant until, Optional<Answer> answer) {}

  @Override
  public Optional<Answer> begin(Request request, Instant now, Instant until) {
    return database.write(
        connection -> {
          Optional<Kept> was =
              Sql.first(
                  connection,
                  "SELECT * FROM answer WHERE key = ?",
                  SqliteAnswers::row,
                  request.key());
          if (was.isPresent() && now.isBefore(was.get().until())) {
            return Optional.of(
                MemoryAnswers.replay(was.get().request(), request, was.get().answer()));
          }
          if (was.isEmpty() && count(connection) >= MOST_KEYS) {
            throw MemoryAnswers.tooMany();
          }
          Sql.update(connection, "DELETE FROM answer WHERE key = ?", request.key());
          Sql.update(
              connection,
              "INSERT INTO answer (key, owner, route, body_hash, until) VALUES (?, ?, ?, ?, ?)",
              request.key(),
              owner,
              request.route(),
              request.bodyHash(),
              until);
          return Optional.empty();
        });
  }

  /** Not fewer than there are, and found without counting: the oldest go first. */
  private static long count(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT max(number) - min(number) + 1 FROM answer");
  }

  @Override
  public void finish(String key, Answer answer) {
    MemoryAnswers.check(answer);
    database.write(
        connection ->
            Sql.update(
                connection,
                "UPDATE answer SET status = ?, headers = ?, body = ? WHERE key = ?",
                answer.status(),
                json(answer.headers()),
                answer.body(),
                key));
  }

  @Override
  public void forget(String key) {
    database.write(
        connection ->
            Sql.update(connection, "DELETE FROM answer WHERE key = ? AND status IS NULL", key));
  }

  static void forgetInProgress(Connection connection, String owner) throws SQLException {
    Sql.update(connection, "DELETE FROM answer WHERE status IS NULL AND owner = ?", owner);
  }

  /** How many had run out. */
  int trim(Instant now) {
    return database.write(
        connection -> Sql.update(connection, "DELETE FROM answer WHERE until <= ?", now));
  }

  private static Kept row(ResultSet columns) throws SQLException {
    String headers = columns.getString("headers");
    return new Kept(
        new Request(
            columns.getString("key"), columns.getString("route"), columns.getString("body_hash")),
        Sql.time(columns, "until"),
        headers == null
            ? Optional.empty()
            : Optional.of(
                new Answer(columns.getInt("status"), headers(headers), columns.getBytes("body"))));
  }

  private static String json(Map<String, String> headers) {
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException never) {
      throw new IllegalArgumentException("headers that cannot be written: " + headers, never);
    }
  }

  private static Map<String, String> headers(String json) throws SQLException {
    try {
      return JSON.readValue(json, HEADERS);
    } catch (JsonProcessingException damaged) {
      throw new SQLException("headers that cannot be read: " + json, damaged);
    }
  }
}
