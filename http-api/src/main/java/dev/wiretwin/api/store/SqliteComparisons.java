package dev.wiretwin.api.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comparisons in SQLite. Shared by all threads. */
final class SqliteComparisons implements KeptComparisons {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  /** How many are let go in one transaction: others may write in between. */
  private static final int BATCH = 20;

  private static final String OVER = "state NOT IN ('queued', 'running')";

  private final Database database;
  private final String owner;

  /**
   * @param owner the process that asks for comparisons through this object
   */
  SqliteComparisons(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  @Override
  public Comparison add(Asked asked) {
    return database.write(
        connection -> {
          if (find(connection, asked.id()).isPresent()) {
            throw new IllegalArgumentException("there is a comparison " + asked.id());
          }
          Sql.update(
              connection,
              "INSERT INTO comparison"
                  + " (id, owner, state, created_at, name, request, targets, scenarios)"
                  + " VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)",
              asked.id(),
              owner,
              asked.at(),
              asked.name(),
              asked.request(),
              json(asked.targets()),
              asked.scenarios());
          return existing(connection, asked.id());
        });
  }

  @Override
  public Comparison start(String id, Instant at) {
    return database.write(
        connection -> {
          int started =
              Sql.update(
                  connection,
                  "UPDATE comparison SET state = 'running', started_at = ?, owner = ?"
                      + " WHERE id = ? AND state = 'queued'",
                  at,
                  owner,
                  id);
          Comparison now = existing(connection, id);
          if (started == 0) {
            throw new IllegalStateException(id + " is " + now.state().word() + ", not queued");
          }
          return now;
        });
  }

  @Override
  public Comparison keep(String id, Outcome outcome, byte[] report) {
    Gzip.check(report);
    Counts.NONE.plus(outcome.verdict());
    byte[] packed = Gzip.pack(report);
    return database.write(
        connection -> {
          Comparison was = existing(connection, id);
          if (was.state() != State.RUNNING || has(connection, was, outcome.index())) {
            throw new IllegalStateException(
                id + " is " + was.state().word() + " and takes no scenario " + outcome.index());
          }
          Sql.update(
              connection,
              "INSERT INTO outcome (comparison, place, name, verdict, flaky, report)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              was.number(),
              outcome.index(),
              outcome.name(),
              outcome.verdict(),
              outcome.flaky(),
              packed);
          String column = outcome.verdict().equals("new") ? "fresh" : outcome.verdict();
          Sql.update(
              connection,
              "UPDATE comparison SET " + column + " = " + column + " + 1 WHERE number = ?",
              was.number());
          return existing(connection, id);
        });
  }

  private static boolean has(Connection connection, Comparison comparison, int place)
      throws SQLException {
    return Sql.number(
            connection,
            "SELECT count(*) FROM outcome WHERE comparison = ? AND place = ?",
            comparison.number(),
            place)
        > 0;
  }

  @Override
  public Comparison end(String id, Ending ending) {
    return database.write(
        connection -> {
          end(connection, id, ending);
          return existing(connection, id);
        });
  }

  private static void end(Connection connection, String id, Ending ending) throws SQLException {
    Sql.update(
        connection,
        "UPDATE comparison SET state = ?, ended_at = ?, verdict = ?, exit_code = ?, error = ?"
            + " WHERE id = ? AND NOT "
            + OVER,
        ending.state().word(),
        ending.at(),
        ending.verdict(),
        ending.exitCode(),
        ending.error(),
        id);
  }

  @Override
  public Optional<Comparison> comparison(String id) {
    return database.read(connection -> find(connection, id));
  }

  @Override
  public List<Comparison> list(Filter filter, long before, int limit) {
    StringBuilder sql = new StringBuilder("SELECT * FROM comparison WHERE number < ?");
    List<Object> arguments = new ArrayList<>();
    arguments.add(before);
    also(sql, arguments, "state", filter.state().map(State::word));
    also(sql, arguments, "name", filter.name());
    also(sql, arguments, "verdict", filter.verdict());
    sql.append(" ORDER BY number DESC LIMIT ?");
    arguments.add(Math.min(limit, LONGEST_LIST));
    return database.read(
        connection ->
            Sql.list(connection, sql.toString(), SqliteComparisons::row, arguments.toArray()));
  }

  private static void also(
      StringBuilder sql, List<Object> arguments, String column, Optional<String> value) {
    if (value.isPresent()) {
      sql.append(" AND ").append(column).append(" = ?");
      arguments.add(value.get());
    }
  }

  @Override
  public List<Outcome> outcomes(String id) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT place, outcome.name AS name, outcome.verdict AS verdict, flaky FROM outcome"
                    + " JOIN comparison ON comparison = number WHERE id = ? ORDER BY place",
                columns ->
                    new Outcome(
                        columns.getInt("place"),
                        columns.getString("name"),
                        columns.getString("verdict"),
                        columns.getBoolean("flaky")),
                id));
  }

  @Override
  public Optional<byte[]> report(String id, int index) {
    return database
        .read(
            connection ->
                Sql.first(
                    connection,
                    "SELECT report FROM outcome JOIN comparison ON comparison = number"
                        + " WHERE id = ? AND place = ?",
                    columns -> columns.getBytes(1),
                    id,
                    index))
        .map(Gzip::unpack);
  }

  /**
   * Those of a process that is no more: what ran is cut off now, and so is what a command had not
   * begun. Oldest first.
   */
  static List<Comparison> cutOff(Connection connection, String owner, Instant now)
      throws SQLException {
    List<Comparison> cutOff = new ArrayList<>(ofOwner(connection, owner, State.RUNNING));
    if (!Owners.wasService(owner)) {
      cutOff.addAll(ofOwner(connection, owner, State.QUEUED));
    }
    for (int i = 0; i < cutOff.size(); i++) {
      String id = cutOff.get(i).id();
      end(connection, id, Ending.brokenOff(State.CUT_OFF, now, Store.CUT_OFF_SENTENCE));
      cutOff.set(i, existing(connection, id));
    }
    return cutOff;
  }

  /** Those of a process that are queued, oldest first. */
  static List<Comparison> queued(Connection connection, String owner) throws SQLException {
    return ofOwner(connection, owner, State.QUEUED);
  }

  private static List<Comparison> ofOwner(Connection connection, String owner, State state)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM comparison WHERE owner = ? AND state = ? ORDER BY number",
        SqliteComparisons::row,
        owner,
        state.word());
  }

  /** Lets go of a few that ended before; how many. */
  int trimOlder(Instant tooOld) {
    return trim("ended_at < ?", tooOld, BATCH);
  }

  /** Lets go of the oldest one that is over, as its size is not known before; how many. */
  int trimOldest() {
    return trim("1 = ?", 1, 1);
  }

  private int trim(String which, Object argument, int most) {
    return database.write(
        connection ->
            Sql.update(
                connection,
                "DELETE FROM comparison WHERE number IN (SELECT number FROM comparison WHERE "
                    + OVER
                    + " AND "
                    + which
                    + " ORDER BY number LIMIT ?)",
                argument,
                most));
  }

  private static Optional<Comparison> find(Connection connection, String id) throws SQLException {
    return Sql.first(
        connection, "SELECT * FROM comparison WHERE id = ?", SqliteComparisons::row, id);
  }

  private static Comparison existing(Connection connection, String id) throws SQLException {
    return find(connection, id).orElseThrow(() -> Missing.comparison(id));
  }

  private static Comparison row(ResultSet columns) throws SQLException {
    return new Comparison(
        columns.getLong("number"),
        new Asked(
            columns.getString("id"),
            Sql.time(columns, "created_at"),
            columns.getString("name"),
            columns.getString("request"),
            names(columns.getString("targets")),
            columns.getInt("scenarios")),
        State.ofWord(columns.getString("state")),
        Sql.maybeTime(columns, "started_at"),
        Sql.maybeTime(columns, "ended_at"),
        new Counts(
            columns.getInt("same"),
            columns.getInt("known"),
            columns.getInt("fresh"),
            columns.getInt("inconclusive"),
            columns.getInt("skipped")),
        Sql.maybeText(columns, "verdict"),
        Sql.maybeInt(columns, "exit_code"),
        Sql.maybeText(columns, "error"));
  }

  private static String json(List<String> names) {
    try {
      return JSON.writeValueAsString(names);
    } catch (JsonProcessingException never) {
      throw new IllegalArgumentException("names that cannot be written: " + names, never);
    }
  }

  private static List<String> names(String json) throws SQLException {
    try {
      return JSON.readValue(json, NAMES);
    } catch (JsonProcessingException damaged) {
      throw new SQLException("targets that cannot be read: " + json, damaged);
    }
  }
}
