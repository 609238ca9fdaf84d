package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("wiretwin.db"), "");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static int put(Connection connection, String name) throws SQLException {
    return Sql.update(connection, "INSERT INTO scenario VALUES (?, '', 0)", name);
  }

  private long count() {
    return database.read(connection -> Sql.number(connection, "SELECT count(*) FROM scenario"));
  }

  @Test
  void everyCommitIsForcedToDisk() {
    database.tend(
        connection -> {
          assertThat(Sql.number(connection, "PRAGMA synchronous")).isEqualTo(2);
          assertThat(Sql.number(connection, "PRAGMA auto_vacuum")).isEqualTo(2);
          assertThat(Sql.number(connection, "PRAGMA foreign_keys")).isEqualTo(1);
          assertThat(Sql.number(connection, "PRAGMA busy_timeout")).isEqualTo(10_000);
          return Sql.first(connection, "PRAGMA journal_mode", row -> row.getString(1))
              .filter("wal"::equals)
              .orElseThrow();
        });
  }

  @Test
  void allOfATransactionOrNothing() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database.write(
                    connection -> {
                      put(connection, "a");
                      throw new IllegalStateException("in the middle");
                    }));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                database.write(
                    connection -> {
                      put(connection, "b");
                      return Sql.update(connection, "INSERT INTO nowhere VALUES (1)");
                    }))
        .matches(refusal -> refusal.code() == RefusalCode.INTERNAL);
    assertThat(count()).isZero();
    database.write(connection -> put(connection, "c"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whoReadsIsNotKeptWaitingByWhoWrites() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> writer =
          thread.submit(
              () ->
                  database.write(
                      connection -> {
                        put(connection, "a");
                        writing.countDown();
                        return await(read);
                      }));
      assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(count()).isZero();
      read.countDown();
      assertThat(writer.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(count()).isEqualTo(1);
    } finally {
      thread.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  @Test
  void whoReadsCannotWrite() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> database.read(connection -> put(connection, "a")));
    assertThat(count()).isZero();
  }

  @Test
  void whoIsInterruptedIsRefusedAndNothingIsLost() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(this::count)
        .matches(refusal -> refusal.code() == RefusalCode.SHUTTING_DOWN);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(count()).isZero();
  }

  @Test
  void aFullDatabaseRefusesAndGoesOnWhenThereIsRoom() {
    Path file = folder.resolve("small.db");
    try (Database small = Database.open(file, "&max_page_count=60")) {
      String page = "x".repeat(4_000);
      int kept = 0;
      Refusal refusal = null;
      while (refusal == null) {
        try {
          String name = page + kept;
          small.write(connection -> put(connection, name));
          kept++;
        } catch (Refusal full) {
          refusal = full;
        }
      }
      assertThat(refusal.code()).isEqualTo(RefusalCode.STORAGE_FULL);
      assertThat(kept).isGreaterThan(5);
      long there = small.read(c -> Sql.number(c, "SELECT count(*) FROM scenario"));
      assertThat(there).isEqualTo(kept);
      // room is made: it goes on
      small.write(connection -> Sql.update(connection, "DELETE FROM scenario WHERE rowid <= 3"));
      small.write(connection -> put(connection, page));
    }
  }

  @Test
  void closingTwiceDoesNothing() {
    IntStream.range(0, 3).forEach(i -> count());
    database.close();
    database.close();
    assertThatExceptionOfType(Refusal.class).isThrownBy(this::count);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> database.write(connection -> 1))
        .matches(refusal -> refusal.code() == RefusalCode.SHUTTING_DOWN);
  }

  @Test
  void aFolderIsNoDatabase() {
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Database.open(folder, ""));
  }
}
