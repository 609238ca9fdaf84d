package dev.wiretwin.api.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leases in SQLite. Shared by all threads, and by all processes that use the file. */
final class SqliteLeases implements KeptLeases {
  private final Database database;

  SqliteLeases(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Lease> take(String board, Holder holder, Instant since, Instant until) {
    return database.write(
        connection -> {
          if (find(connection, board).filter(lease -> lease.holdsAt(since)).isPresent()) {
            return Optional.empty();
          }
          Sql.update(
              connection,
              "INSERT INTO lease (board, fence, holder, since, until, reason, url)"
                  + " VALUES (?, 1, ?, ?, ?, ?, ?) ON CONFLICT (board) DO UPDATE SET"
                  + " fence = fence + 1, holder = excluded.holder, since = excluded.since,"
                  + " until = excluded.until, reason = excluded.reason, url = excluded.url",
              board,
              holder.name(),
              since,
              until,
              holder.reason(),
              holder.url());
          return find(connection, board);
        });
  }

  @Override
  public Optional<Lease> renew(String board, long fence, Instant until) {
    return database.write(
        connection ->
            Sql.update(
                        connection,
                        "UPDATE lease SET until = ?"
                            + " WHERE board = ? AND fence = ? AND holder IS NOT NULL",
                        until,
                        board,
                        fence)
                    == 0
                ? Optional.empty()
                : find(connection, board));
  }

  @Override
  public boolean end(String board, long fence) {
    return database.write(
        connection ->
            Sql.update(
                    connection,
                    "UPDATE lease SET holder = NULL, reason = NULL, url = NULL"
                        + " WHERE board = ? AND fence = ? AND holder IS NOT NULL",
                    board,
                    fence)
                > 0);
  }

  @Override
  public Optional<Lease> lease(String board) {
    return database.read(connection -> find(connection, board));
  }

  @Override
  public List<Lease> all() {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT * FROM lease WHERE holder IS NOT NULL ORDER BY board",
                SqliteLeases::row));
  }

  @Override
  public long fence(String board) {
    return database.read(
        connection -> Sql.number(connection, "SELECT fence FROM lease WHERE board = ?", board));
  }

  private static Optional<Lease> find(Connection connection, String board) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM lease WHERE board = ? AND holder IS NOT NULL",
        SqliteLeases::row,
        board);
  }

  private static Lease row(ResultSet columns) throws SQLException {
    return new Lease(
        columns.getString("board"),
        new Holder(
            columns.getString("holder"),
            Sql.maybeText(columns, "reason"),
            Sql.maybeText(columns, "url")),
        columns.getLong("fence"),
        Sql.time(columns, "since"),
        Sql.time(columns, "until"));
  }
}
