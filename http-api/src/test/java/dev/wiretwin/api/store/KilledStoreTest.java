package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever moment a process is killed at, and when the disk is full: what it said it kept is kept.
 */
class KilledStoreTest {
  private static final int KILLS = 50;
  private static final int MOST_LINES = 60;
  private static final int MOST_MICROS = 3_000;
  private static final int BYTES = 2_000;
  private static final int BIG = 100_000;

  @TempDir private Path folder;
  @TempDir private Path natives;

  /** What was acknowledged last of each comparison, and the highest numbers. */
  private final Map<String, String> acknowledged = new LinkedHashMap<>();

  private final Map<String, Integer> reports = new LinkedHashMap<>();
  private long event;
  private long fence;

  @Test
  void whatWasAcknowledgedOutlivesFiftyKills() throws Exception {
    Random random = new Random(20_261_124);
    int cutOff = 0;
    for (int round = 0; round < KILLS; round++) {
      int lines = 1 + random.nextInt(MOST_LINES);
      long nanos = TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS));
      String name = "r" + round;
      note(killed(name, lines, nanos), BYTES);
      // what this round said, and in the end what every round did
      cutOff += assertNothingIsLost(name + ".");
    }
    assertNothingIsLost("");
    assertThat(reports.size()).isGreaterThan(KILLS);
    // the points were spread well enough to hit comparisons while they ran
    assertThat(cutOff).isGreaterThan(KILLS / 5);
  }

  /** A file may not grow beyond a limit: to the process that is a full disk. */
  @Test
  void whereThereIsNoRoomNothingIsLostAndItGoesOnWhenThereIs() throws Exception {
    List<String> shell = List.of("sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh");
    Process process = start(shell, "full", BIG);
    List<String> said;
    try (BufferedReader out = process.inputReader()) {
      said = new ArrayList<>(out.lines().toList());
    } finally {
      process.toHandle().destroyForcibly();
    }
    assertThat(said.remove(said.size() - 1)).startsWith("refused STORAGE_FULL");
    note(said, BIG);
    assertThat(reports.size()).isGreaterThan(5);
    assertThat(assertNothingIsLost("")).isLessThanOrEqualTo(1);
    try (SqliteStore store = SqliteStore.forService(folder)) {
      store.comparisons().add(ComparisonsContract.asked("afterwards", "smoke"));
    }
  }

  @Test
  void besideAServiceOfAnotherProcessThereIsRoomForACommandButNotForAService() throws Exception {
    Process process = start(List.of(), "other", BYTES);
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("added other.0");
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> SqliteStore.forService(folder))
          .withMessageContaining("process " + process.pid() + ")");
      try (SqliteStore command = SqliteStore.forCommand(folder)) {
        command.comparisons().add(ComparisonsContract.asked("mine", "smoke"));
        command.comparisons().start("mine", ComparisonsContract.NOW);
        // what the service runs is not cut off: it lives
        assertThat(command.recover(ComparisonsContract.NOW).cutOff()).isEmpty();
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(command.recover(ComparisonsContract.NOW).cutOff())
            .hasSizeLessThanOrEqualTo(1)
            .allMatch(one -> one.id().startsWith("other."));
        assertThat(command.comparisons().comparison("mine").orElseThrow().state())
            .isEqualTo(State.RUNNING);
      }
    } finally {
      process.toHandle().destroyForcibly();
    }
    assertSound();
  }

  /** What a process said that was killed so long after that many lines. */
  private List<String> killed(String name, int lines, long nanos) throws Exception {
    List<String> said = new ArrayList<>();
    Process process = start(List.of(), name, BYTES);
    try (BufferedReader out = process.inputReader()) {
      while (said.size() < lines) {
        String line = out.readLine();
        assertThat(line).as("the process said only " + said).isNotNull();
        said.add(line);
      }
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      process.toHandle().destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      // what was said before the end counts, but for half a line
      String rest = out.lines().collect(Collectors.joining("\n", "", "\n"));
      String whole = rest.substring(0, Math.max(0, rest.lastIndexOf('\n', rest.length() - 2)));
      whole.lines().forEach(said::add);
    } finally {
      process.toHandle().destroyForcibly();
    }
    return said;
  }

  /**
   * @param before words in front of the command
   */
  private Process start(List<String> before, String name, int bytes) throws IOException {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a quick start: a shared archive, the first compiler only, one thread for memory, no logging
    words.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-Dorg.sqlite.tmpdir=" + natives));
    words.addAll(List.of("-cp", quickClassPath(), Scribe.class.getName()));
    words.addAll(List.of(folder.toString(), name, Integer.toString(bytes)));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String quickClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("logback"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void note(List<String> said, int bytes) {
    for (String line : said) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "event" -> event = Long.parseLong(words[1]);
        case "fence" -> fence = Long.parseLong(words[1]);
        case "kept" -> reports.put(words[1] + " " + words[2], bytes);
        default -> acknowledged.put(words[1], words[0]);
      }
    }
  }

  /**
   * How many comparisons were cut off.
   *
   * @param name which are looked at, by how their ids begin
   */
  private int assertNothingIsLost(String name) throws Exception {
    assertSound();
    try (SqliteStore store = SqliteStore.forService(folder)) {
      List<Comparison> cutOff = store.recover(ComparisonsContract.NOW).cutOff();
      assertThat(cutOff).hasSizeLessThanOrEqualTo(1).allMatch(one -> one.id().startsWith(name));
      for (Map.Entry<String, String> one : acknowledged.entrySet()) {
        if (one.getKey().startsWith(name)) {
          assertState(store, one.getKey(), one.getValue());
        }
      }
      for (Map.Entry<String, Integer> report : reports.entrySet()) {
        String[] words = report.getKey().split(" ");
        int index = Integer.parseInt(words[1]);
        if (report.getKey().startsWith(name)) {
          assertThat(store.comparisons().report(words[0], index))
              .hasValue(Scribe.report(words[0], index, report.getValue()));
        }
      }
      assertThat(store.leases().fence("virt0")).isBetween(fence, fence + 1);
      if (event > 0) {
        assertThat(store.events().between(event - 1, event + 1, 10)).hasSize(1);
      }
      return cutOff.size();
    }
  }

  private static void assertState(SqliteStore store, String id, String said) {
    Comparison kept = store.comparisons().comparison(id).orElseThrow();
    switch (said) {
      case "finished" -> {
        assertThat(kept.state()).isEqualTo(State.FINISHED);
        assertThat(kept.counts().same()).isEqualTo(3);
      }
      case "started" -> assertThat(kept.state()).isIn(State.CUT_OFF, State.FINISHED);
      default -> assertThat(kept).isNotNull();
    }
  }

  private void assertSound() throws Exception {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("wiretwin.db"))) {
      assertThat(Sql.first(connection, "PRAGMA integrity_check", row -> row.getString(1)))
          .contains("ok");
      assertThat(Sql.list(connection, "PRAGMA foreign_key_check", row -> row.getString(1)))
          .isEmpty();
    }
  }
}
