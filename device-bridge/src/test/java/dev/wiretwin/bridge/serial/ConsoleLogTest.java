package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import dev.wiretwin.bridge.serial.ConsoleLog.Entry;
import dev.wiretwin.bridge.serial.ConsoleLog.Hidden;
import dev.wiretwin.bridge.serial.ConsoleLog.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConsoleLogTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00.250Z"), ZoneOffset.UTC);

  private final ConsoleLog log = new ConsoleLog(NOON);

  private static void add(ConsoleLog log, Direction direction, String text) {
    log.add(direction, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void board(String text) {
    add(log, Direction.FROM_BOARD, text);
  }

  private static String text(Page page) {
    return page.entries().stream().map(one -> one.bytes().text()).collect(Collectors.joining());
  }

  @Test
  void whatPassedIsCountedEachWayAlsoWhenItIsNoMore() {
    ConsoleLog small = new ConsoleLog(NOON, 4, 100);
    add(small, Direction.TO_BOARD, "12345");
    add(small, Direction.FROM_BOARD, "1234567");
    assertThat(small.passed(Direction.TO_BOARD)).isEqualTo(5);
    assertThat(small.passed(Direction.FROM_BOARD)).isEqualTo(7);
    assertThat(log.passed(Direction.TO_BOARD)).isZero();
  }

  @Test
  void readersGoOnWhereTheyWere() {
    board("one");
    add(log, Direction.TO_BOARD, "two");
    Page first = log.after(0);
    assertThat(first.entries()).extracting(Entry::number).containsExactly(1L, 2L);
    assertThat(first.entries())
        .extracting(Entry::direction)
        .containsExactly(Direction.FROM_BOARD, Direction.TO_BOARD);
    assertThat(first.entries().get(0).at()).isEqualTo(NOON.instant());
    assertThat(first.missed()).isZero();
    board("three");
    assertThat(text(log.after(first.last()))).isEqualTo("three");
    assertThat(log.after(3)).isEqualTo(new Page(List.of(), 0, 3));
    assertThat(log.after(99).last()).isEqualTo(99);
  }

  @Test
  void aReaderWaitsForTheNextEntryButNotForEver() throws Exception {
    assertThat(log.after(0, Duration.ofMillis(5)).entries()).isEmpty();
    CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS).execute(() -> board("late"));
    assertThat(text(log.after(0, Duration.ofSeconds(20)))).isEqualTo("late");
  }

  @Test
  void theOldestGoFirstAndAGapIsSeen() {
    ConsoleLog small = new ConsoleLog(NOON, 10, 3);
    for (String one : "a b c d e".split(" ")) {
      add(small, Direction.FROM_BOARD, one);
    }
    Page page = small.after(1);
    assertThat(text(page)).isEqualTo("cde");
    assertThat(page.missed()).isEqualTo(1);
    assertThat(small.after(2).missed()).isZero();
    add(small, Direction.FROM_BOARD, "123456789");
    assertThat(text(small.after(0))).isEqualTo("e123456789");
    assertThat(small.after(0).missed()).isEqualTo(4);
    assertThat(small.lines().get(0)).isEqualTo("(4 pieces before this are no longer kept)");
  }

  @Test
  void moreThanFitsIsCutIntoEntriesOfWhichTheLastStay() {
    ConsoleLog small = new ConsoleLog(NOON, 4, 9);
    add(small, Direction.FROM_BOARD, "abcdefghij");
    assertThat(text(small.after(0))).isEqualTo("ij");
    assertThat(small.after(0).missed()).isEqualTo(2);
  }

  @Test
  void aPageHasAnEnd() {
    for (int i = 0; i < ConsoleLog.PAGE + 5; i++) {
      board("x");
    }
    Page page = log.after(0);
    assertThat(page.entries()).hasSize(ConsoleLog.PAGE);
    assertThat(log.after(page.last()).entries()).hasSize(5);
  }

  @Test
  void eachOfManyReadersSeesAll() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> seen = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        seen.add(readers.submit(() -> read(300)));
      }
      StringBuilder said = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        board(i + ";");
        said.append(i).append(';');
      }
      for (Future<String> one : seen) {
        assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(said.toString());
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private String read(long until) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    for (long last = 0; last < until; ) {
      Page page = log.after(last, Duration.ofSeconds(10));
      assertThat(page.missed()).isZero();
      all.append(text(page));
      last = page.last();
    }
    return all.toString();
  }

  @Test
  void aSecretIsStarsBothWaysWhileItIsHidden() {
    Hidden hidden = log.hide("geheim€");
    byte[] typed = "pwd=\"geheim€\"\n".getBytes(StandardCharsets.UTF_8);
    log.add(Direction.TO_BOARD, typed);
    for (byte one : typed) {
      log.add(Direction.FROM_BOARD, new byte[] {one});
    }
    board("gehe");
    hidden.close();
    hidden.close();
    board(" geheim");
    assertThat(new String(log.raw(Direction.TO_BOARD), StandardCharsets.UTF_8))
        .isEqualTo("pwd=\"*********\"\n");
    assertThat(new String(log.raw(Direction.FROM_BOARD), StandardCharsets.UTF_8))
        .isEqualTo("pwd=\"*********\"\n**** geheim");
  }

  @Test
  void rawBytesAreAsTheyWere() {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    log.add(Direction.FROM_BOARD, every);
    board("x");
    add(log, Direction.TO_BOARD, "mine");
    assertThat(log.raw(Direction.FROM_BOARD)).startsWith(every).hasSize(257);
    assertThat(log.raw(Direction.TO_BOARD)).isEqualTo("mine".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void linesHaveTimesAndDirections() {
    add(log, Direction.TO_BOARD, "=1\n");
    board("=1\r\n1\r\n> ");
    assertThat(log.lines())
        .containsExactly(
            "2026-01-31T12:00:00.250Z > =1",
            "2026-01-31T12:00:00.250Z < =1",
            "2026-01-31T12:00:00.250Z < 1",
            "2026-01-31T12:00:00.250Z < > ");
  }

  @Test
  void aLogThatKeepsNothingIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConsoleLog(NOON, 0, 1));
  }
}
