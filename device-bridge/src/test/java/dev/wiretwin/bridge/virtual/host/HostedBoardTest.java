package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.fault.FaultParser;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.line.MemoryLine;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults, seen from the host's end of the line and from the diary. */
@Timeout(60)
class HostedBoardTest {
  private static final BoardSettings SETTINGS =
      BoardSettings.DEFAULT.withName("b").withBaud(921_600).withSeed(7);

  @TempDir private Path folder;

  private final Workshop shop = new Workshop(Map.of());
  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final ArrayDeque<MemoryLine> lines = new ArrayDeque<>();
  private HostedBoard board;

  @BeforeEach
  void plugIn() throws IOException {
    BoardRegister register = new BoardRegister(folder);
    register.claim("b");
    board =
        new HostedBoard(
            shop,
            register,
            new HostedBoard.Making(
                SETTINGS, new MemoryFileStore(), false, this::plug, Optional.empty()),
            diary::add);
    board.plugIn();
  }

  @AfterEach
  void close() {
    board.close();
    shop.close();
  }

  private MemoryLine plug(Optional<Path> link) throws IOException {
    if (link.isPresent()) {
      throw new IOException("no paths here");
    }
    lines.add(new MemoryLine());
    return lines.getLast();
  }

  private String until(String words) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (!all.toString().endsWith(words)) {
      Byte next = lines.getLast().heard.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("behind: %s", all).isNotNull();
      all.append((char) (next & 0xFF));
    }
    return all.toString();
  }

  private String run(String lua) throws InterruptedException {
    lines.getLast().send(lua + "\r\n");
    until("\r\n");
    return until("> ");
  }

  private void powerOn() throws InterruptedException {
    board.powerOn();
    until("> ");
  }

  @Test
  void requestsThatAreNoneAreAnsweredWithTheKnownOnes() {
    assertThat(board.answer("dance"))
        .isEqualTo("no 'dance' is no request; there are: fault SPEC, info");
    assertThat(board.answer("fault stall:x")).startsWith("no fault 'stall:x', character 7:");
  }

  @Test
  void infoTellsWhatWentOverTheLine() throws InterruptedException {
    powerOn();
    run("=1");
    assertThat(board.answer("info"))
        .matches("ok port=.* device=.* seed=7 to-board=4 to-host=[0-9]{3,} overruns=0 .*");
  }

  @Test
  void everyFaultIsWrittenDownWithItsSeed() {
    assertThat(board.answer("fault drop-to-host:p=1")).isEqualTo("ok");
    assertThat(diary).contains("fault drop-to-host:p=1, seed=7");
  }

  @Test // VB-05
  void whoOpensThePortResetsTheBoardOnceOrEachTime() throws InterruptedException {
    powerOn();
    run("x=7");
    assertThat(board.answer("fault reset-on-open:once")).isEqualTo("ok");
    lines.getLast().open();
    until("NodeMCU");
    until("> ");
    assertThat(run("=x")).contains("nil");
    run("x=7");
    lines.getLast().open();
    assertThat(run("=x")).contains("7");
    board.answer("fault reset-on-open:always");
    board.answer("fault unplug");
    board.answer("fault replug");
    until("> ");
    for (int times = 0; times < 2; times++) {
      lines.getLast().open();
      until("NodeMCU");
      until("> ");
    }
    board.answer("fault clear");
    run("x=7");
    lines.getLast().open();
    assertThat(run("=x")).contains("7");
    assertThat(board.answer("fault reset-on-open:often")).contains("never, once and always");
  }

  @Test // VB-12
  void aBoardWhosePinIsHeldLowWaitsForAProgramUntilClear() throws InterruptedException {
    powerOn();
    assertThat(board.answer("fault gpio0-low")).isEqualTo("ok");
    assertThat(run("=1")).as("nothing happens before the reset").contains("1\r\n> ");
    board.answer("fault reset");
    until("rst cause:2, boot mode:(1,6)");
    assertThat(board.answer("fault clear")).isEqualTo("ok");
    board.answer("fault reset");
    assertThat(until("> ")).contains("boot mode:(3,6)", "NodeMCU");
  }

  @Test // VB-62
  void allThatTheBoardSaysIsLostUntilClear() throws InterruptedException {
    board.answer("fault drop-to-host:p=1");
    board.powerOn();
    assertThat(lines.getLast().heard.poll(400, TimeUnit.MILLISECONDS)).isNull();
    assertThat(board.answer("fault clear")).isEqualTo("ok");
    assertThat(run("=6*7")).contains("42\r\n> ");
  }

  @Test // VB-61
  void whatTheHostSaysIsLost() throws InterruptedException {
    powerOn();
    board.answer("fault drop-to-board:p=1,run=1-40");
    lines.getLast().send("=1\r\n");
    board.answer("fault flip-to-host:p=0.5");
    assertThat(lines.getLast().heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test // VB-78
  void chunksComeTwice() throws InterruptedException {
    powerOn();
    board.answer("fault repeat-to-host:p=1");
    lines.getLast().send("=12345\r\n");
    int whole = "=12345\r\n12345\r\n> ".length();
    String heard = until("> ");
    // the repetition may come behind the whole answer
    heard += heard.length() > whole ? "" : until(heard.substring(whole - 1));
    assertThat(heard.length()).isGreaterThan(whole);
  }

  @Test // VB-63
  void aResetCutsTheOutputAtAByte() throws InterruptedException {
    powerOn();
    board.answer("fault reset-at-byte:10");
    lines.getLast().send("print(('x'):rep(99))\r\n");
    assertThat(until("> ")).startsWith("print(('x'").doesNotContain("xxx");
    assertThat(run("=select(2, node.bootreason())")).contains("6\r\n");
  }

  @Test // VB-11, VB-04
  void aResetHasAReason() throws InterruptedException {
    powerOn();
    board.answer("fault reset:watchdog");
    until("> ");
    assertThat(run("=node.bootreason()")).contains("4\t1\r\n");
  }

  @Test // VB-64
  void inABrownOutLoopTheBoardStartsAgainAndAgain() throws InterruptedException {
    powerOn();
    board.answer("fault brown-out:250ms");
    until("NodeMCU");
    until("NodeMCU");
    board.answer("fault brown-out:1000s");
    board.answer("fault clear");
    until("> ");
  }

  @Test // VB-72
  void aStalledBoardAnswersLater() throws InterruptedException {
    powerOn();
    long before = System.nanoTime();
    board.answer("fault stall:300ms");
    run("=1");
    assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
  }

  @Test // VB-69
  void memoryRunsOut() throws InterruptedException {
    powerOn();
    board.answer("fault out-of-memory");
    assertThat(run("=node.heap()")).matches("-?[0-9]{1,3}\r\n> ");
  }

  @Test
  void callbacksAreSlow() throws InterruptedException {
    powerOn();
    board.answer("fault slow-callbacks:200ms");
    long before = System.nanoTime();
    lines
        .getLast()
        .send("tmr.create():alarm(1, tmr.ALARM_SINGLE, function() print('rang') end)\r\n");
    until("rang\r\n");
    assertThat(System.nanoTime() - before).isGreaterThan(190_000_000L);
  }

  @Test // VB-74
  void unplugAndReplugKeepTheNoiseAndLoseTheRest() throws Exception {
    powerOn();
    run("x = 1");
    board.strike(FaultParser.parse("drop-to-board:p=1"));
    board.strike(new Fault.WifiLost(0));
    assertThat(board.answer("fault replug")).contains("is plugged in: unplug it first");
    assertThat(board.answer("fault unplug")).isEqualTo("ok");
    assertThat(board.answer("info")).isEqualTo("ok unplugged");
    assertThat(board.entry().device()).isEmpty();
    assertThat(board.answer("fault replug:/a/path")).isEqualTo("no no paths here");
    assertThat(board.answer("fault replug")).isEqualTo("ok");
    until("> ");
    lines.getLast().send("=1\r\n");
    assertThat(lines.getLast().heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
    board.answer("fault clear");
    assertThat(run("=x")).contains("nil\r\n");
  }

  @Test
  void wifiAndAllocationsTakeTheirFaults() {
    for (String spec :
        new String[] {"wifi-lost:for=1s", "wifi-lost", "wifi-back", "fail-alloc:2"}) {
      assertThat(board.answer("fault " + spec)).isEqualTo("ok");
    }
  }
}
