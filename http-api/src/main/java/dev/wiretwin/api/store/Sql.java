package dev.wiretwin.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Statements and their arguments, in one line each. Stateless. */
final class Sql {
  private Sql() {}

  /** One row of an answer. */
  interface Row<T> {
    T of(ResultSet columns) throws SQLException;
  }

  /** How many rows were changed. */
  static int update(Connection connection, String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, arguments);
        ResultSet answer = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (answer.next()) {
        rows.add(row.of(answer));
      }
      return rows;
    }
  }

  /** The first row. */
  static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    return list(connection, sql, row, arguments).stream().findFirst();
  }

  /** The one number that is the answer; 0 where there is none. */
  static long number(Connection connection, String sql, Object... arguments) throws SQLException {
    return first(connection, sql, columns -> columns.getLong(1), arguments).orElse(0L);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, plain(arguments[i]));
      }
      return statement;
    } catch (SQLException wrong) {
      statement.close();
      throw wrong;
    }
  }

  private static Object plain(Object argument) {
    if (argument instanceof Optional<?> maybe) {
      return maybe.map(Sql::plain).orElse(null);
    }
    if (argument instanceof OptionalInt maybe) {
      return maybe.isPresent() ? maybe.getAsInt() : null;
    }
    return argument instanceof Instant time ? micros(time) : argument;
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant time(ResultSet columns, String name) throws SQLException {
    return Instant.EPOCH.plus(columns.getLong(name), ChronoUnit.MICROS);
  }

  static Optional<Instant> maybeTime(ResultSet columns, String name) throws SQLException {
    Instant time = time(columns, name);
    return columns.wasNull() ? Optional.empty() : Optional.of(time);
  }

  static OptionalInt maybeInt(ResultSet columns, String name) throws SQLException {
    int number = columns.getInt(name);
    return columns.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static Optional<String> maybeText(ResultSet columns, String name) throws SQLException {
    return Optional.ofNullable(columns.getString(name));
  }
}
