package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlFailureTest {
  private static final Path FILE = Path.of("/state/wiretwin.db");

  private static Refusal refusal(SQLiteErrorCode code) {
    return SqlFailure.refusal(FILE, new SQLiteException("so it is", code));
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"})
  void whereNothingCanBeWrittenThereIsNoRoom(SQLiteErrorCode code) {
    assertThat(refusal(code).code()).isEqualTo(RefusalCode.STORAGE_FULL);
    assertThat(refusal(code))
        .hasMessageContaining("/state/wiretwin.db")
        .hasMessageContaining("room");
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {"SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED"})
  void whoIsKeptOutForLongIsToldToTryAgain(SQLiteErrorCode code) {
    assertThat(refusal(code).code()).isEqualTo(RefusalCode.OVERLOADED);
    assertThat(refusal(code).retryAfter()).isPresent();
  }

  @Test
  void everythingElseIsNamedAsItIs() {
    assertThat(refusal(SQLiteErrorCode.SQLITE_CORRUPT).code()).isEqualTo(RefusalCode.INTERNAL);
    assertThat(refusal(SQLiteErrorCode.SQLITE_CORRUPT)).hasMessageContaining("so it is");
  }

  @Test
  void whatJdbcSaysByItselfIsUnderstoodToo() {
    assertThat(SqlFailure.refusal(FILE, new SQLException("no", null, 13)).code())
        .isEqualTo(RefusalCode.STORAGE_FULL);
    assertThat(SqlFailure.refusal(FILE, new SQLException("no")).code())
        .isEqualTo(RefusalCode.INTERNAL);
  }
}
