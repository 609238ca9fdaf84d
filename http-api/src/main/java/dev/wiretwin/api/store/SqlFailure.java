package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What becomes of SQLite's errors: a refusal that says what a person can do. Stateless. */
final class SqlFailure {
  /** No room, a quota, a limit on the size of files, or a disk that takes nothing any more. */
  private static final Set<SQLiteErrorCode> FULL =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_IOERR_WRITE,
          SQLiteErrorCode.SQLITE_IOERR_FSYNC,
          SQLiteErrorCode.SQLITE_IOERR_TRUNCATE,
          SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);

  private static final int PRIMARY = 0xff;

  private SqlFailure() {}

  static Refusal refusal(Path file, SQLException failure) {
    SQLiteErrorCode code = code(failure);
    if (FULL.contains(code)) {
      return new Refusal(
          RefusalCode.STORAGE_FULL,
          "there is no room left for " + file + " (" + code.name() + "): make room and try again",
          failure);
    }
    int primary = code.code & PRIMARY;
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return new Refusal(
              RefusalCode.OVERLOADED,
              "another process is writing to " + file + " for long",
              failure)
          .retryAfter(Duration.ofSeconds(1));
    }
    return new Refusal(
        RefusalCode.INTERNAL,
        "what is kept in " + file + " cannot be read or written: " + failure.getMessage(),
        failure);
  }

  /** The exact one: JDBC's own number tells only the kind. */
  private static SQLiteErrorCode code(SQLException failure) {
    return failure instanceof SQLiteException exact
        ? exact.getResultCode()
        : SQLiteErrorCode.getErrorCode(failure.getErrorCode());
  }
}
