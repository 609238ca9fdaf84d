package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.identify.BootReason.Kind;
import dev.wiretwin.bridge.identify.Identification.BootLoop;
import dev.wiretwin.bridge.identify.Identification.BusyWithScript;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import dev.wiretwin.bridge.identify.Identification.LuaFirmware;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual boards on pseudo terminals, in all the states that boards are found in. */
@Timeout(60)
class IdentifierTest {
  @TempDir private Path folder;

  private static Identification identify(BoardBench board) throws Exception {
    return identify(board.opening());
  }

  private static Identification identify(LineOpening opening) throws Exception {
    long begin = System.nanoTime();
    Identification found = new Identifier(System::nanoTime).identify("it", opening);
    assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(Identifier.MOST_MS);
    return found;
  }

  /** An opening that resets the board, as many adapters do; VB-05. */
  private static LineOpening resetting(BoardBench board) {
    return (baud, listener) -> {
      SerialLine line = board.opening().open(baud, listener);
      try {
        board.fault("reset");
      } catch (IOException broken) {
        throw new LineFailure(broken.getMessage());
      }
      return line;
    };
  }

  @Test // VB-20
  void aBoardAtItsPromptTellsAll() throws Exception {
    try (BoardBench board = BoardBench.start(folder, BoardSettings.DEFAULT)) {
      LuaFirmware found = (LuaFirmware) identify(board);
      assertThat(found.baud()).isEqualTo(115_200);
      LuaInfo info = found.info();
      assertThat(info.release()).isEqualTo("3.0.0-release_20240225");
      assertThat(info.commit()).hasSize(40);
      assertThat(info.modules()).contains("websocket", "wifi", "tmr");
      assertThat(info.heapBytes()).isBetween(20_000L, 45_000L);
      assertThat(info.chipId()).isEqualTo(0xC0FFEE);
      assertThat(info.flashBytes()).isEqualTo(4 << 20);
      assertThat(info.wifi().orElseThrow().hasAddress()).isTrue();
      assertThat(found.advice()).contains("ready");
    }
  }

  @Test
  void theBoardIsLeftAsItWasFound() throws Exception {
    try (BoardBench board = BoardBench.start(folder, "booted = true")) {
      identify(board);
      int before = globals(board);
      identify(board);
      assertThat(globals(board)).isEqualTo(before);
    }
  }

  /** How many there are; the first thing typed finds a clean prompt. */
  private static int globals(BoardBench board) throws Exception {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "t");
    try (SerialLine line = board.opening().open(115_200, dialog)) {
      dialog.on(line);
      String token = dialog.token();
      dialog.type("local n=0 for _ in pairs(_G) do n=n+1 end " + ConsoleDialog.answer(token, "n"));
      return Integer.parseInt(dialog.await(token, 5_000).orElseThrow());
    }
  }

  @Test
  void aBoardWithoutTheModuleIsToldWhichToBuildIn() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withWithout(Set.of("websocket"));
    try (BoardBench board = BoardBench.start(folder, settings)) {
      Identification found = identify(board);
      assertThat(found.summary()).contains("without websocket");
      assertThat(found.advice()).contains("LUA_USE_MODULES_WEBSOCKET");
    }
  }

  @ParameterizedTest // VB-03, VB-31, VB-60
  @ValueSource(ints = {9_600, 460_800})
  void aBoardAtAnotherRateIsFound(int baud) throws Exception {
    try (BoardBench board = BoardBench.start(folder, "uart.setup(0," + baud + ",8,0,1,1)")) {
      LuaFirmware found = (LuaFirmware) identify(board);
      assertThat(found.baud()).isEqualTo(baud);
      assertThat(found.info().version()).isEqualTo("3.0.0");
    }
  }

  @Test // VB-23
  void halfAChunkIsEnded() throws Exception {
    try (BoardBench board = BoardBench.start(folder, BoardSettings.DEFAULT)) {
      try (Screen screen = Screen.on(board.port())) {
        screen.until("\r\n> ");
        screen.type("x = [==[\r\n");
        screen.until(">> ");
      }
      assertThat(identify(board)).isInstanceOf(LuaFirmware.class);
    }
  }

  @Test // VB-35, VB-83
  void aScriptThatPrintsPromptsAllTheTimeDoesNotHinder() throws Exception {
    String script = "tmr.create():alarm(20, tmr.ALARM_AUTO, function() print('tick > ') end)";
    try (BoardBench board = BoardBench.start(folder, script)) {
      assertThat(identify(board)).isInstanceOf(LuaFirmware.class);
    }
  }

  @Test
  void aScriptThatHasTheOutputDoesNotHinder() throws Exception {
    try (BoardBench board = BoardBench.start(folder, "node.output(function() end, 0)")) {
      assertThat(identify(board)).isInstanceOf(LuaFirmware.class);
    }
  }

  @Test // VB-30
  void aScriptThatHasTheConsoleIsSeenWhenTheBoardStarts() throws Exception {
    String script = "uart.on('data', 0, function() end, 0) print('mine')";
    try (BoardBench board = BoardBench.start(folder, script)) {
      BusyWithScript found = (BusyWithScript) identify(resetting(board));
      assertThat(found.lastWords()).isEqualTo("mine");
    }
  }

  @Test // VB-12, VB-80
  void aBoardThatWaitsForAProgramIsSeenWhenItStarts() throws Exception {
    try (BoardBench board = BoardBench.start(folder, BoardSettings.DEFAULT)) {
      board.fault("gpio0-low");
      assertThat(identify(resetting(board))).isEqualTo(new LoaderMode());
    }
  }

  @Test // VB-05
  void aBoardThatOpeningResetsIsGivenTimeToStart() throws Exception {
    try (BoardBench board = BoardBench.start(folder, BoardSettings.DEFAULT)) {
      assertThat(identify(resetting(board))).isInstanceOf(LuaFirmware.class);
    }
  }

  @ParameterizedTest // VB-32, VB-65
  @ValueSource(ints = {100, 700})
  void aScriptThatFailsAgainAndAgainIsQuoted(int ms) throws Exception {
    String script =
        "tmr.create():alarm(" + ms + ", tmr.ALARM_SINGLE, function() error('boom') end)";
    try (BoardBench board = BoardBench.start(folder, script)) {
      BootLoop found = (BootLoop) identify(board);
      assertThat(found.reason())
          .isEqualTo(new BootReason(Kind.LUA_ERROR, "error in a callback: init.lua:1: boom"));
      assertThat(found.advice()).contains("file.remove");
    }
  }

  @Test // VB-64
  void powerThatFailsAgainAndAgainIsTold() throws Exception {
    try (BoardBench board = BoardBench.start(folder, BoardSettings.DEFAULT)) {
      board.fault("brown-out:150ms");
      BootLoop found = (BootLoop) identify(board);
      assertThat(found.reason().kind()).isEqualTo(Kind.POWER_ON);
      assertThat(found.advice()).contains("cable");
    }
  }

  @Test // VB-74
  void aBoardThatIsPulledOutMeanwhileIsAFailure() throws Exception {
    try (BoardBench board = BoardBench.start(folder, BoardSettings.DEFAULT)) {
      LineOpening opening =
          (baud, listener) -> {
            SerialLine line = board.opening().open(baud, listener);
            try {
              board.fault("unplug");
            } catch (IOException broken) {
              throw new LineFailure(broken.getMessage());
            }
            return line;
          };
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> identify(opening))
          .withMessageContaining("gone");
    }
  }
}
