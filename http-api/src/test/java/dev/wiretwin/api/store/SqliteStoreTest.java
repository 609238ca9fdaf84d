package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements StoreContract {
  @TempDir private Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.forService(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Store store() {
    return store;
  }

  private void reopen() {
    store.close();
    open();
  }

  @Test
  void everythingIsThereAgainAfterARestart() {
    recoverable(store);
    store.leases().take("a", LeasesContract.ANN, NOW, NOW.plusSeconds(60));
    store.scenarios().put(new KeptScenarios.Scenario("echo", "steps: []", NOW));
    long before = store.events().open(100);
    store.events().keep(List.of(EventsContract.entry(1)), 1);
    store.events().end(1);
    reopen();
    assertThat(store.comparisons().report("running", 0)).hasValue(ComparisonsContract.bytes("{}"));
    assertThat(store.leases().take("a", LeasesContract.BOB, NOW, NOW)).isEmpty();
    assertThat(store.leases().end("a", 1)).isTrue();
    reopen();
    assertThat(store.leases().take("a", LeasesContract.BOB, NOW, NOW).orElseThrow().fence())
        .isEqualTo(2);
    assertThat(store.scenarios().scenario("echo")).isPresent();
    assertThat(before).isZero();
    assertThat(store.events().open(100)).isEqualTo(1);
  }

  @Test
  void whatAnotherProcessLeftIsPutInOrder() {
    recoverable(store);
    // nothing is cut off that is still at work
    assertThat(store.recover(NOW)).isEqualTo(new Store.Recovered(List.of(), List.of()));
    reopen();
    assertRecovered(store.recover(NOW.plusSeconds(9)));
    // the queued one is this service's as soon as it starts it
    store.comparisons().start("queued", NOW);
    assertThat(store.recover(NOW).cutOff()).isEmpty();
  }

  @Test
  void aSecondServiceIsToldWhoWasFirst() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SqliteStore.forService(folder))
        .matches(refusal -> refusal.code() == RefusalCode.STATE_UNUSABLE)
        .withMessageContaining("process " + ProcessHandle.current().pid())
        .withMessageContaining("--state-dir");
    // and the first one is none the worse for it
    recoverable(store);
  }

  @Test
  void aCommandWorksBesideAService() {
    recoverable(store);
    try (SqliteStore command = SqliteStore.forCommand(folder)) {
      command.comparisons().add(ComparisonsContract.asked("mine", "rfc"));
      command.comparisons().start("mine", NOW);
      assertThat(command.recover(NOW).cutOff()).isEmpty();
      assertThat(store.recover(NOW).cutOff()).isEmpty();
      assertThat(store.comparisons().comparison("mine").orElseThrow().state())
          .isEqualTo(State.RUNNING);
      assertThat(command.comparisons().comparison("over")).isPresent();
      assertThat(command.leases().take("a", LeasesContract.ANN, NOW, NOW.plusSeconds(9)))
          .isPresent();
      assertThat(store.leases().take("a", LeasesContract.BOB, NOW, NOW)).isEmpty();
      assertThatIllegalStateException().isThrownBy(command::events);
      command.comparisons().add(ComparisonsContract.asked("never begun", "rfc"));
    }
    // what a command did not finish is over with it, even what it had not begun
    assertThat(store.recover(NOW).cutOff())
        .extracting(KeptComparisons.Comparison::id)
        .containsExactly("mine", "never begun");
  }

  @Test
  void manyCommandsAtOnceDoNotDisturbEachOther() throws Exception {
    store.close();
    Path fresh = folder.resolve("fresh");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<Optional<byte[]>>> all =
          IntStream.range(0, 6).mapToObj(i -> threads.submit(() -> work(fresh, "c" + i))).toList();
      for (Future<Optional<byte[]>> one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS)).hasValue(ComparisonsContract.bytes("{}"));
      }
    } finally {
      threads.shutdownNow();
    }
    try (SqliteStore after = SqliteStore.forCommand(fresh)) {
      assertThat(after.comparisons().list(KeptComparisons.Filter.ALL, Long.MAX_VALUE, 100))
          .hasSize(18);
    }
  }

  private static Optional<byte[]> work(Path folder, String name) {
    Optional<byte[]> report = Optional.empty();
    for (int round = 0; round < 3; round++) {
      try (SqliteStore command = SqliteStore.forCommand(folder)) {
        String id = name + "." + round;
        command.comparisons().add(ComparisonsContract.asked(id, "smoke"));
        command.comparisons().start(id, NOW);
        command
            .comparisons()
            .keep(id, new Outcome(0, "e", "same", false), ComparisonsContract.bytes("{}"));
        command.comparisons().end(id, Ending.finished(NOW, "same", 0));
        report = command.comparisons().report(id, 0);
      }
    }
    return report;
  }

  @Test
  void whatIsLetGoGivesItsRoomBack() {
    fill(store, 40, 100_000);
    long before = store.bytes();
    assertThat(before).isGreaterThan(4_000_000);
    Retention quarter = new Retention(Duration.ofDays(7), 1_000_000);
    assertThat(store.trim(quarter, NOW).comparisons()).isBetween(30, 33);
    assertThat(store.bytes()).isLessThan(1_200_000);
    // the newest are those that stay
    assertThat(store.comparisons().report("f0", 0)).isEmpty();
    assertThat(store.comparisons().report("f39", 0)).isPresent();
  }

  @Test
  void whenThereIsNothingElseTheOldestEventsGo() {
    store.events().open(100);
    store.events().keep(List.of(EventsContract.entry(1)), 1);
    assertThat(store.trim(new Retention(Duration.ofDays(7), 1), EventsContract.NOW).events())
        .isEqualTo(1);
  }

  @Test
  void nothingIsKeptOnceItIsClosed() {
    store.close();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> store.comparisons().add(ComparisonsContract.asked("c1", "smoke")))
        .matches(refusal -> refusal.code() == RefusalCode.SHUTTING_DOWN);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> store.comparisons().comparison("c1"))
        .matches(refusal -> refusal.code() == RefusalCode.SHUTTING_DOWN);
  }

  @Test
  void afterwardsThereIsOneFileAndNoLock() throws IOException {
    recoverable(store);
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("wiretwin.db", "service.lock");
    }
  }

  @Test
  void whatIsKeptIsItsUsersAlone() throws IOException {
    Path made = folder.resolve("made");
    SqliteStore.forCommand(made).close();
    assertThat(Files.getPosixFilePermissions(made))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SqliteStore.forCommand(file.resolve("state")))
        .matches(refusal -> refusal.code() == RefusalCode.STATE_UNUSABLE);
  }
}
