package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BringUpTest {
  private static final String LOOKING = "progress looking for the console";
  private static final String STARTING = "progress starting the agent";
  private static final String START =
      "loadfile(\"" + LuaAgent.current().compiled() + "\")(115200,30000)\n";

  @TempDir Path folder;

  private static String run(LuaBoard board, String lua) throws Exception {
    return board.run(lua).get(10, TimeUnit.SECONDS);
  }

  /** All news up to the first that begin so. */
  private static List<String> until(BridgeBench.Ear ear, String start) throws InterruptedException {
    List<String> news = new ArrayList<>();
    do {
      String next = ear.news.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("after %s", news).isNotNull();
      news.add(next);
    } while (!news.get(news.size() - 1).startsWith(start));
    return news;
  }

  private static List<String> ready(LuaBoard board, BridgeBench.Ear ear) throws Exception {
    List<String> news = until(ear, "ready ");
    assertThat(run(board, "return 6*7")).isEqualTo("42");
    return news;
  }

  /** Has the agent put on the board's flash, and the console given back. */
  private static void install(BridgeBench bench) throws Exception {
    BridgeBench.Ear ear = new BridgeBench.Ear();
    try (LuaBoard board = bench.link(AgentSettings.DEFAULT, ear)) {
      ready(board, ear);
    }
  }

  /** Types by hand, as somebody did before us, until the board has said what is expected. */
  private static void type(BridgeBench bench, String text, String expected) throws Exception {
    LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    LineListener listener =
        new LineListener() {
          @Override
          public void received(byte[] bytes) {
            said.add(new String(bytes, StandardCharsets.ISO_8859_1));
          }

          @Override
          public void gone(String why) {
            said.add(why);
          }
        };
    try (SerialLine line = JSerialCommLine.open(bench.port(), 115_200, listener)) {
      line.write(new byte[] {'\n'});
      hear(said, "> ");
      line.write(text.getBytes(StandardCharsets.ISO_8859_1));
      hear(said, expected);
    }
  }

  private static void hear(LinkedBlockingQueue<String> said, String expected)
      throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(expected) < 0) {
      String next = said.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("after %s", all).isNotNull();
      all.append(next);
    }
  }

  @Test
  void aFreshBoardGetsTheAgentAndOneThatHasItDoesNot() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      try (LuaBoard board = bench.link(AgentSettings.DEFAULT, ear)) {
        List<String> news = ready(board, ear);
        assertThat(news).startsWith(LOOKING).contains("progress compiling the agent", STARTING);
        assertThat(news).anyMatch(one -> one.startsWith("progress sending the agent, piece 1 of "));
      }
      BridgeBench.Ear again = new BridgeBench.Ear();
      try (LuaBoard board = bench.link(AgentSettings.DEFAULT, again)) {
        List<String> news = ready(board, again);
        assertThat(news.subList(0, news.size() - 1)).isEqualTo(List.of(LOOKING, STARTING));
      }
    }
  }

  @Test
  void anAgentThatRunsAlreadyIsGreeted() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      install(bench);
      type(bench, START, "~");
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard board = bench.link(AgentSettings.DEFAULT, ear);
      assertThat(ready(board, ear)).hasSize(1);
    }
  }

  @Test
  void aBoardInTheMiddleOfAHalfTypedChunkIsFreed() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      type(bench, "function f() x=[=[\nand so on\n", "on\r\n>> ");
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard board = bench.link(AgentSettings.DEFAULT, ear);
      ready(board, ear);
      assertThat(run(board, "return type(f)")).isEqualTo("nil");
    }
  }

  @Test
  void aBoardThatPrintsAllTheTimeIsServed() throws Exception {
    byte[] chatter =
        "tmr.create():alarm(30,tmr.ALARM_AUTO,function() print('tick '..tmr.now()) end)"
            .getBytes(StandardCharsets.US_ASCII);
    BoardSettings settings = BoardSettings.DEFAULT.withFiles(Map.of("init.lua", chatter));
    try (BridgeBench bench = new BridgeBench(folder, settings)) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard board = bench.link(AgentSettings.DEFAULT, ear);
      ready(board, ear);
      for (int i = 0; i < 50; i++) {
        assertThat(run(board, "return " + i)).isEqualTo("" + i);
      }
      assertThat(ear.console.toString()).contains("tick ");
      assertThat(ear.undelivered).isEmpty();
    }
  }

  @Test
  void theRateIsRaisedAndAgainAfterARestartWhoseReasonIsTold() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard board = bench.link(AgentSettings.DEFAULT.withFastBaud(921_600), ear);
      ready(board, ear);
      assertThat(run(board, "return uart.getconfig(0)")).isEqualTo("921600");
      bench.fault("reset:pin");
      List<String> news = until(ear, "ready ");
      assertThat(news.get(0)).startsWith("restarted The board has started anew");
      assertThat(news).anyMatch(one -> one.startsWith("reason reset pin"));
      assertThat(run(board, "return uart.getconfig(0)")).isEqualTo("921600");
    }
  }

  @Test
  void whatIsOnTheFlashAndIsNoAgentIsReplaced() throws Exception {
    byte[] half = {27, 'L', 'u', 'a', 'Q', 0, 1};
    BoardSettings settings =
        BoardSettings.DEFAULT.withFiles(Map.of(LuaAgent.current().compiled(), half));
    try (BridgeBench bench = new BridgeBench(folder, settings)) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard board = bench.link(AgentSettings.DEFAULT, ear);
      assertThat(ready(board, ear))
          .containsSubsequence(STARTING, "progress compiling the agent", STARTING);
    }
  }

  @Test
  void aFirmwareWithoutTheModuleIsToldWhatItNeeds() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withWithout(Set.of("websocket"));
    try (BridgeBench bench = new BridgeBench(folder, settings)) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard board = bench.link(AgentSettings.DEFAULT, ear);
      assertThat(ear.await("troubled ")).contains("build it with").contains("websocket");
      assertThat(board.isReady()).isFalse();
      assertThat(board.trouble()).contains("websocket");
    }
  }

  @Test
  void aBoardThatNeverAnswersIsToldAndTriedAgain() throws IOException, InterruptedException {
    BridgeBench.Ear ear = new BridgeBench.Ear();
    MuteLine line = new MuteLine();
    AtomicLong clock = new AtomicLong();
    try (LuaBoard board =
        LuaBoard.open(
            (baud, listener) -> line,
            AgentSettings.DEFAULT,
            ear,
            new LuaBoard.Surroundings(
                () -> clock.addAndGet(5_000_000_000L),
                Runnable::run,
                new ConsoleLog(Clock.systemUTC())))) {
      assertThat(until(ear, "troubled "))
          .startsWith(LOOKING)
          .last()
          .asString()
          .contains("nobody answers on mute")
          .contains("Reset it and try again");
      assertThat(board.trouble()).contains("nobody answers");
      line.written.clear();
      assertThat(until(ear, "troubled ")).startsWith(LOOKING);
      assertThat(line.written).anyMatch(text -> text.startsWith("~"));
      assertThat(line.written).anyMatch(text -> text.startsWith("print("));
    }
    assertThat(line.closed).isTrue();
  }

  /** A line at whose other end there is nobody. */
  private static final class MuteLine implements SerialLine {
    final Queue<String> written = new ConcurrentLinkedQueue<>();
    volatile boolean closed;

    @Override
    public String name() {
      return "mute";
    }

    @Override
    public void write(byte[] bytes) {
      written.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public int baud() {
      return 115_200;
    }

    @Override
    public void changeBaud(int baud) throws LineFailure {
      throw new LineFailure("this line has one rate");
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) throws LineFailure {
      throw new LineFailure("this line has no modem lines");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
