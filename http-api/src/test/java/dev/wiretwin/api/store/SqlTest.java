package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    Sql.update(connection, "CREATE TABLE t (a TEXT, b INTEGER, c INTEGER)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void argumentsBecomeWhatADatabaseKnows() throws SQLException {
    Instant time = Instant.parse("2026-11-24T10:00:00.000123Z");
    String insert = "INSERT INTO t VALUES (?, ?, ?)";
    assertThat(Sql.update(connection, insert, Optional.of("x"), OptionalInt.of(7), time))
        .isEqualTo(1);
    Sql.update(connection, insert, Optional.empty(), OptionalInt.empty(), Optional.empty());
    assertThat(
            Sql.list(
                connection,
                "SELECT * FROM t ORDER BY rowid",
                row ->
                    Sql.maybeText(row, "a")
                        + " "
                        + Sql.maybeInt(row, "b")
                        + " "
                        + Sql.maybeTime(row, "c")))
        .containsExactly(
            "Optional[x] OptionalInt[7] Optional[2026-11-24T10:00:00.000123Z]",
            "Optional.empty OptionalInt.empty Optional.empty");
    assertThat(Sql.number(connection, "SELECT c FROM t WHERE b = ?", 7))
        .isEqualTo(Sql.micros(time));
    assertThat(Sql.number(connection, "SELECT c FROM t WHERE b = ?", 8)).isZero();
    assertThat(Sql.first(connection, "SELECT a FROM t WHERE b = 8", row -> "")).isEmpty();
  }

  @Test
  void aStatementThatMakesNoSenseIsAMistake() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Sql.number(connection, "SELECT nothing"));
  }
}
