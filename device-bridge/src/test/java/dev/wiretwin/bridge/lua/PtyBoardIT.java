package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.core.client.Close;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract of every board on a virtual one behind a pseudo terminal, and what happens to it.
 */
class PtyBoardIT extends BoardContract {
  private static final String[] RESETS = {
    "reset:watchdog", "reset:exception", "reset:pin", "reset:watchdog", "reset:exception"
  };

  @TempDir static Path folder;

  private BridgeBench bench;

  @Override
  LineOpening opening() {
    if (bench == null) {
      try {
        bench =
            new BridgeBench(
                folder,
                BoardSettings.DEFAULT.withFiles(
                    Map.of("init.lua", "print(\"a script\")".getBytes(StandardCharsets.US_ASCII))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bench.opening();
  }

  @AfterAll
  void switchOff() {
    bench.close();
  }

  // ---- resets

  @ParameterizedTest
  @CsvSource({
    "reset:watchdog,hardware watchdog",
    "reset:exception,processor exception",
    "reset:pin,reset pin",
    "reset:power,power-on"
  })
  void aResetEndsSessionsAndItsReasonIsTold(String fault, String words) throws Exception {
    Talk talk = talk().open(url());
    bench.fault(fault);
    Close end = talk.end();
    assertThat(end.status()).isEqualTo(BoardStatus.RESTARTED);
    ear.await("restarted");
    assertThat(ear.await("reason")).contains(words);
    ear.await("ready");
    assertThat(talk.open(url()).echo(random(80))).isEqualTo(random(80));
    talk.close();
    forget(talk);
  }

  @Test
  void aResetIsNoticedSoonAfterTheFirstByteOfTheNewLife() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (String fault : RESETS) {
      millis.add(noticed(fault));
    }
    Collections.sort(millis);
    note("a reset is noticed", "after " + millis + " ms");
    assertThat(millis.get(millis.size() / 2)).isLessThan(2_000);
  }

  private long noticed(String fault) throws Exception {
    Talk talk = talk().open(url());
    long before = lastEntry();
    bench.fault(fault);
    talk.end();
    Instant noticed = Instant.now();
    Instant first =
        board.log().after(before).entries().stream()
            .filter(entry -> entry.direction() == ConsoleLog.Direction.FROM_BOARD)
            .findFirst()
            .orElseThrow()
            .at();
    ear.await("ready");
    forget(talk);
    return Duration.between(first, noticed).toMillis();
  }

  private long lastEntry() {
    long last = 0;
    ConsoleLog.Page page = board.log().after(last);
    while (!page.entries().isEmpty()) {
      last = page.last();
      page = board.log().after(last);
    }
    return last;
  }

  // ---- the plug

  @Test
  void anUnpluggedBoardIsToldOnceAndUsableAgainWhenItIsBack() throws Exception {
    Talk talk = talk().open(url());
    bench.fault("unplug");
    Close end = talk.end();
    assertThat(end.status()).isEqualTo(BoardStatus.LINE_LOST);
    String gone = ear.await("gone").substring("gone ".length());
    assertThat(end.sentence()).isEqualTo(gone);
    assertThat(board.isReady()).isFalse();
    assertThat(board.run("return 1"))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withMessageContaining(gone);
    Talk early = talk();
    early.client.connect(url());
    assertThat(early.end().status()).isEqualTo(BoardStatus.NO_ANSWER);
    bench.fault("replug");
    ear.await("ready");
    assertThat(talk.open(url()).echo(random(80))).isEqualTo(random(80));
    talk.close();
    forget(talk, early);
    assertThat(ear.all.stream().filter(news -> news.startsWith("gone"))).hasSize(1);
  }

  // ---- boards of their own

  @Test
  void anotherBoardOnTheSamePortIsRefused() throws Exception {
    Ear other = new Ear();
    try (MemoryBoard first = new MemoryBoard(withChip(0xC0FFEE));
        MemoryBoard second = new MemoryBoard(withChip(0xBADC0D))) {
      MemoryCable[] plugged = {first.cable};
      try (LuaBoard served =
          LuaBoard.open(
              (baud, listener) -> plugged[0].opening().open(baud, listener),
              AgentSettings.DEFAULT,
              other,
              new LuaBoard.Surroundings(
                  System::nanoTime, handlers, new ConsoleLog(java.time.Clock.systemUTC())))) {
        other.await("ready");
        plugged[0] = second.cable;
        first.cable.pull();
        assertThat(other.await("troubled"))
            .contains("another board (chip " + 0xBADC0D + ")")
            .contains("plug chip " + 0xC0FFEE + " in again");
        assertThat(served.isReady()).isFalse();
      }
    }
  }

  private static BoardSettings withChip(int chip) {
    return BoardSettings.DEFAULT.withChipId(chip);
  }
}
