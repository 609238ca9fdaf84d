package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One SQLite file: a connection that writes, one transaction at a time, and a few that only read
 * and are never kept waiting by the writer (WAL). Shared by all threads; other processes may use
 * the same file.
 *
 * <p>{@code synchronous=FULL}: each commit is forced to disk before it returns. {@code NORMAL}
 * would outlive {@code kill -9} as well, but after a power cut the latest commits would be gone,
 * and they were acknowledged.
 */
final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** As the URL's properties: in one string of pragmas only the first would be heeded. */
  private static final String PROPERTIES =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&foreign_keys=true"
          // the log is cut to this after a checkpoint, however long it grew
          + "&journal_size_limit=16777216";

  private final Path file;
  private final String more;
  private final ReentrantLock writing = new ReentrantLock();
  private final Semaphore readers = new Semaphore(READERS, true);
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private Connection writer;
  private volatile boolean closed;

  /** What is done on a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * @param more further properties of the URL, each with an ampersand in front; mostly none
   */
  private Database(Path file, String more) {
    this.file = file;
    this.more = more;
  }

  /**
   * Opens the file, or makes it, and brings it to the version this product knows.
   *
   * @throws Refusal if it cannot be used
   */
  static Database open(Path file, String more) {
    Database database = new Database(file, more);
    try {
      database.prepare();
      database.writer = database.connect();
      Migrations.apply(database.writer, file);
      return database;
    } catch (SQLException failed) {
      database.close();
      throw SqlFailure.refusal(file, failed);
    } catch (Refusal refused) {
      database.close();
      throw refused;
    }
  }

  /**
   * What must be said to a database before its first page is written: room can be given back. The
   * second statement writes that page.
   */
  private void prepare() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file + PROPERTIES + more);
  }

  /**
   * One transaction: all of it is on disk when this returns, or nothing was changed.
   *
   * @throws Refusal {@code STORAGE_FULL} where there is no room, {@code OVERLOADED} if others write
   *     for too long
   */
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      Connection connection = writer();
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        try {
          T result = work.on(connection);
          statement.execute("COMMIT");
          return result;
        } catch (SQLException | RuntimeException failed) {
          rollBack(connection, failed);
          throw failed;
        }
      }
    } catch (SQLException failed) {
      throw SqlFailure.refusal(file, failed);
    } finally {
      writing.unlock();
    }
  }

  /** Outside of a transaction, for what SQLite does not do within one. */
  void tend(Work<?> work) {
    writing.lock();
    try {
      work.on(writer());
    } catch (SQLException failed) {
      throw SqlFailure.refusal(file, failed);
    } finally {
      writing.unlock();
    }
  }

  private Connection writer() {
    if (closed) {
      throw ending();
    }
    return writer;
  }

  /** SQLite rolls some failures back by itself, a full disk among them: that is no failure then. */
  static void rollBack(Connection connection, Exception because) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException done) {
      because.addSuppressed(done);
    }
  }

  /** Sees what was written before, whole. */
  <T> T read(Work<T> work) {
    takeReader();
    Connection connection = null;
    try {
      connection = idle.pollFirst();
      if (connection == null) {
        connection = connectReader();
      }
      return work.on(connection);
    } catch (SQLException failed) {
      throw SqlFailure.refusal(file, failed);
    } finally {
      if (connection != null) {
        idle.addFirst(connection);
      }
      readers.release();
    }
  }

  private Connection connectReader() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = true");
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  private void takeReader() {
    try {
      if (!readers.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw closed
            ? ending()
            : new Refusal(RefusalCode.OVERLOADED, "too many are reading what is kept")
                .retryAfter(Duration.ofSeconds(1));
      }
      if (closed) {
        readers.release();
        throw ending();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ending();
    }
  }

  private static Refusal ending() {
    return new Refusal(RefusalCode.SHUTTING_DOWN, "nothing is kept any more: the service ends");
  }

  /** Waits for what is being written and read, within limits; then all of it is on disk. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      awaitReaders();
      for (Connection connection : idle) {
        connection.close();
      }
      if (writer != null) {
        // the last connection that closes brings the log home and removes it
        writer.close();
      }
    } catch (SQLException failed) {
      throw SqlFailure.refusal(file, failed);
    } finally {
      writing.unlock();
    }
  }

  private void awaitReaders() {
    try {
      if (readers.tryAcquire(READERS, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        readers.release(READERS);
      }
    } catch (InterruptedException stopped) {
      // whoever still reads is refused at its next step; closing goes on
      Thread.currentThread().interrupt();
    }
  }
}
