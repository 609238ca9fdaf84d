package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings a database to the version this product knows, one numbered script after the other, each in
 * one transaction with its number: what is interrupted is done again or was done whole. Two
 * processes may try at once. Stateless.
 */
final class Migrations {
  private static final List<String> SCRIPTS = List.of("001-tables.sql", "002-lists.sql");

  /** "wtwn": tells our databases from those of others. */
  private static final int OURS = 0x7774_776e;

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\\n|$)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

  private Migrations() {}

  /** The version this product knows. */
  static int latest() {
    return SCRIPTS.size();
  }

  /**
   * @throws Refusal {@code STATE_UNUSABLE} if the database is of a newer product, or not ours
   */
  static void apply(Connection connection, Path file) throws SQLException {
    while (version(connection, file) < latest()) {
      step(connection, file);
    }
  }

  private static int version(Connection connection, Path file) throws SQLException {
    int version = (int) Sql.number(connection, "PRAGMA user_version");
    long owner = Sql.number(connection, "PRAGMA application_id");
    boolean fresh = Sql.number(connection, "SELECT count(*) FROM sqlite_master") == 0;
    if (owner != OURS && !(fresh && owner == 0 && version == 0)) {
      throw unusable(file + " is a database of some other program: name another state folder");
    }
    if (version > latest()) {
      throw unusable(
          String.format(
              "%s was written by a newer wiretwin (its version %d, known here: %d):"
                  + " use that one, or another state folder",
              file, version, latest()));
    }
    return version;
  }

  private static void step(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        // somebody else may have done it while this one waited for its turn
        int version = version(connection, file);
        if (version < latest()) {
          for (String sql : statements(SCRIPTS.get(version))) {
            statement.execute(sql);
          }
          statement.execute("PRAGMA application_id = " + OURS);
          statement.execute("PRAGMA user_version = " + (version + 1));
        }
        statement.execute("COMMIT");
      } catch (SQLException | Refusal failed) {
        Database.rollBack(connection, failed);
        throw failed;
      }
    }
  }

  private static List<String> statements(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return END_OF_STATEMENT
          .splitAsStream(COMMENT.matcher(text).replaceAll(""))
          .map(String::strip)
          .filter(sql -> !sql.isEmpty())
          .toList();
    } catch (IOException torn) {
      throw new UncheckedIOException("the product lacks its script " + script, torn);
    }
  }

  private static Refusal unusable(String sentence) {
    return new Refusal(RefusalCode.STATE_UNUSABLE, sentence);
  }
}
