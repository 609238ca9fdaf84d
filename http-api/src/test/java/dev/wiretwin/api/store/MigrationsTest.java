package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Counts;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final String SCHEMA =
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1";

  @TempDir private Path folder;

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private Path file() {
    return folder.resolve("wiretwin.db");
  }

  /** A database as the first version of the product left it. */
  private void firstVersion() throws IOException, SQLException {
    byte[] dump = getClass().getResourceAsStream("version-1.sql").readAllBytes();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // executeUpdate takes a whole script
      statement.executeUpdate(new String(dump, StandardCharsets.UTF_8));
    }
  }

  @Test
  void aFreshDatabaseGetsEveryStep() throws SQLException {
    try (Connection connection = connect()) {
      Migrations.apply(connection, file());
      assertThat(Sql.number(connection, "PRAGMA user_version")).isEqualTo(Migrations.latest());
      assertThat(Migrations.latest()).isGreaterThanOrEqualTo(2);
      // and nothing twice
      Migrations.apply(connection, file());
    }
  }

  @Test
  void anOlderDatabaseIsBroughtToTheSameShapeAndKeepsWhatItHas() throws Exception {
    firstVersion();
    Path fresh = folder.resolve("fresh");
    SqliteStore.forCommand(fresh).close();
    try (SqliteStore store = SqliteStore.forCommand(folder)) {
      Comparison old = store.comparisons().comparison("c-old").orElseThrow();
      assertThat(old.number()).isEqualTo(41);
      assertThat(old.state()).isEqualTo(State.FINISHED);
      assertThat(old.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
      assertThat(old.asked().targets()).containsExactly("jvm", "board:virt0");
      assertThat(store.comparisons().outcomes("c-old")).hasSize(1);
      assertThat(store.comparisons().report("c-old", 0).map(String::new))
          .contains("{\"old\":true}");
      assertThat(store.leases().fence("virt0")).isEqualTo(12);
    }
    assertThat(schema(file())).isEqualTo(schema(fresh.resolve("wiretwin.db")));
  }

  private static List<String> schema(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      return Sql.list(connection, SCHEMA, row -> row.getString(1));
    }
  }

  @Test
  void aDatabaseOfANewerProductIsRefused() throws SQLException {
    SqliteStore.forCommand(folder).close();
    try (Connection connection = connect()) {
      Sql.update(connection, "PRAGMA user_version = 999");
    }
    assertRefused("newer wiretwin");
  }

  @Test
  void aDatabaseOfAnotherProgramIsLeftAlone() throws SQLException {
    try (Connection connection = connect()) {
      Sql.update(connection, "CREATE TABLE theirs (a)");
    }
    assertRefused("some other program");
    assertThat(schema(file())).hasSize(1);
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(
        file(), "this is no database at all, but quite long enough to look at".repeat(20));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SqliteStore.forCommand(folder))
        .withMessageContaining("wiretwin.db");
  }

  private void assertRefused(String words) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SqliteStore.forService(folder))
        .matches(refusal -> refusal.code() == RefusalCode.STATE_UNUSABLE)
        .withMessageContaining(words);
    // and the folder is free again
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SqliteStore.forService(folder))
        .withMessageContaining(words);
  }

  @Test
  void aStepThatFailsLeavesNoTrace() throws SQLException {
    try (Connection connection = connect()) {
      Sql.update(connection, "PRAGMA application_id = " + 0x7774776e);
      Sql.update(connection, "CREATE TABLE event (a)");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Migrations.apply(connection, file()));
      assertThat(Sql.number(connection, "PRAGMA user_version")).isZero();
      assertThat(Sql.number(connection, "SELECT count(*) FROM sqlite_master")).isEqualTo(1);
    }
  }
}
