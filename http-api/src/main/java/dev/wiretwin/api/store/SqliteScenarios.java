package dev.wiretwin.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Scenarios of users in SQLite. Shared by all threads. */
final class SqliteScenarios implements KeptScenarios {
  private final Database database;

  SqliteScenarios(Database database) {
    this.database = database;
  }

  @Override
  public boolean put(Scenario scenario) {
    return database.write(
        connection -> {
          boolean known =
              Sql.number(
                      connection, "SELECT count(*) FROM scenario WHERE name = ?", scenario.name())
                  > 0;
          if (!known && Sql.number(connection, "SELECT count(*) FROM scenario") >= MOST) {
            throw MemoryScenarios.tooMany();
          }
          Sql.update(
              connection,
              "INSERT INTO scenario (name, text, updated) VALUES (?, ?, ?) ON CONFLICT (name)"
                  + " DO UPDATE SET text = excluded.text, updated = excluded.updated",
              scenario.name(),
              scenario.text(),
              scenario.updated());
          return !known;
        });
  }

  @Override
  public Optional<Scenario> scenario(String name) {
    return database.read(
        connection ->
            Sql.first(
                connection, "SELECT * FROM scenario WHERE name = ?", SqliteScenarios::row, name));
  }

  @Override
  public List<Scenario> list(String after, int limit) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT * FROM scenario WHERE name > ? ORDER BY name LIMIT ?",
                SqliteScenarios::row,
                after,
                Math.min(limit, KeptComparisons.LONGEST_LIST)));
  }

  @Override
  public boolean remove(String name) {
    return database.write(
        connection -> Sql.update(connection, "DELETE FROM scenario WHERE name = ?", name) > 0);
  }

  private static Scenario row(ResultSet columns) throws SQLException {
    return new Scenario(
        columns.getString("name"), columns.getString("text"), Sql.time(columns, "updated"));
  }
}
