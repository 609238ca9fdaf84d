package dev.wiretwin.api.store;

import dev.wiretwin.api.feed.FeedLog;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store in one SQLite file of the state folder, which must be on a local disk. Shared by all
 * threads. One service at a time, and commands beside it: they share the file, and each knows its
 * own running comparisons from those of others.
 */
public final class SqliteStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
  private static final String FILE = "wiretwin.db";
  private static final String LOCKS = "locks";
  private static final int VACUUM_PAGES = 2_000;

  private final Path file;
  private final Owners owners;
  private final Database database;
  private final SqliteComparisons comparisons;
  private final SqliteLeases leases;
  private final SqliteAnswers answers;
  private final SqliteScenarios scenarios;
  private final SqliteEvents events;

  private SqliteStore(Path file, Owners owners, Database database) {
    this.file = file;
    this.owners = owners;
    this.database = database;
    this.comparisons = new SqliteComparisons(database, owners.name());
    this.leases = new SqliteLeases(database);
    this.scenarios = new SqliteScenarios(database);
    this.answers = new SqliteAnswers(database, owners.name());
    this.events = new SqliteEvents(database);
  }

  /**
   * For the service.
   *
   * @param folder is made if it is not there
   * @throws Refusal {@code STATE_UNUSABLE} if another service uses the folder, if the database is
   *     of a newer product, or if the folder cannot be used at all; {@code STORAGE_FULL} if there
   *     is no room to make it
   */
  public static SqliteStore forService(Path folder) {
    return open(folder, true, "");
  }

  /** For a command, beside a running service or without one; see {@link #forService}. */
  public static SqliteStore forCommand(Path folder) {
    return open(folder, false, "");
  }

  /**
   * @param more further properties of SQLite's URL
   */
  static SqliteStore open(Path folder, boolean service, String more) {
    try {
      make(folder);
      Path locks = folder.resolve(LOCKS);
      Owners owners = service ? Owners.service(locks) : Owners.command(locks);
      try {
        Path file = folder.resolve(FILE);
        Database database = Database.open(file, more);
        SqliteStore store = new SqliteStore(file, owners, database);
        forceToDisk(folder);
        return store;
      } catch (Refusal refused) {
        owners.close();
        throw refused;
      }
    } catch (IOException failed) {
      throw new Refusal(
          RefusalCode.STATE_UNUSABLE, "the state folder cannot be used: " + failed, failed);
    }
  }

  /**
   * What is kept is its user's alone, as the XDG specification has it; a folder that is there
   * stays.
   */
  private static void make(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** The file's name, too, must outlive a power cut. */
  private static void forceToDisk(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException notHere) {
      LOG.debug("this system does not force folders to disk", notHere);
    }
  }

  @Override
  public KeptComparisons comparisons() {
    return comparisons;
  }

  @Override
  public KeptLeases leases() {
    return leases;
  }

  @Override
  public KeptAnswers answers() {
    return answers;
  }

  @Override
  public KeptScenarios scenarios() {
    return scenarios;
  }

  /**
   * @throws IllegalStateException for a command: the feed is the service's
   */
  @Override
  public FeedLog events() {
    if (!owners.isService()) {
      throw new IllegalStateException("only a service has a feed");
    }
    return events;
  }

  @Override
  public Recovered recover(Instant now) {
    List<String> dead =
        database
            .read(
                connection ->
                    Sql.list(
                        connection,
                        "SELECT owner FROM comparison WHERE state IN ('queued', 'running')"
                            + " UNION SELECT owner FROM answer WHERE status IS NULL",
                        columns -> columns.getString(1)))
            .stream()
            .filter(owner -> !owners.isAlive(owner))
            .toList();
    Recovered recovered = recover(dead, now);
    if (owners.isService()) {
      owners.sweep();
    }
    return recovered;
  }

  private Recovered recover(List<String> dead, Instant now) {
    return database.write(
        connection -> {
          List<Comparison> cutOff = new ArrayList<>();
          List<Comparison> queued = new ArrayList<>();
          for (String owner : dead) {
            cutOff.addAll(SqliteComparisons.cutOff(connection, owner, now));
            queued.addAll(SqliteComparisons.queued(connection, owner));
            SqliteAnswers.forgetInProgress(connection, owner);
          }
          return new Recovered(byNumber(cutOff), byNumber(queued));
        });
  }

  private static List<Comparison> byNumber(List<Comparison> some) {
    return some.stream().sorted((a, b) -> Long.compare(a.number(), b.number())).toList();
  }

  @Override
  public Trimmed trim(Retention retention, Instant now) {
    Instant tooOld = now.minus(retention.age());
    int gone = 0;
    for (int some = 1; some > 0; gone += some) {
      some = comparisons.trimOlder(tooOld);
    }
    int old = 0;
    for (int some = 1; some > 0; old += some) {
      some = events.trim(tooOld);
    }
    int ended = answers.trim(now);
    while (taken() > retention.bytes()) {
      int some = comparisons.trimOldest();
      int entries = some == 0 ? events.trimOldest() : 0;
      if (some + entries == 0) {
        LOG.warn("{} takes more than it may, and all that is left is in use", file);
        break;
      }
      gone += some;
      old += entries;
    }
    giveRoomBack();
    return new Trimmed(gone, old, ended);
  }

  /** Bytes of the pages that hold something. */
  private long taken() {
    return database.read(
        connection ->
            (Sql.number(connection, "PRAGMA page_count")
                    - Sql.number(connection, "PRAGMA freelist_count"))
                * Sql.number(connection, "PRAGMA page_size"));
  }

  /** The file becomes shorter, a piece at a time: others may write in between. */
  private void giveRoomBack() {
    long free = freePages();
    for (long before = free + 1; free > 0 && free < before; free = freePages()) {
      before = free;
      run("PRAGMA incremental_vacuum(" + VACUUM_PAGES + ")");
    }
    run("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  private long freePages() {
    return database.read(connection -> Sql.number(connection, "PRAGMA freelist_count"));
  }

  /** To its end: executeUpdate takes all steps of a statement, execute only the first. */
  private void run(String pragma) {
    database.tend(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(pragma);
          }
        });
  }

  @Override
  public long bytes() {
    try {
      Path log = file.resolveSibling(FILE + "-wal");
      return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException gone) {
      throw new UncheckedIOException("the database cannot be looked at", gone);
    }
  }

  @Override
  public void close() {
    try {
      database.close();
    } finally {
      owners.close();
    }
  }
}
