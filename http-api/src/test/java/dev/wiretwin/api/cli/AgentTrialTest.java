package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.lua.AgentSettings;
import dev.wiretwin.bridge.lua.LuaBoard;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AgentTrialTest {
  @TempDir private Path state;

  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final AgentTrial trial = new AgentTrial(progress::add);

  private LuaBoard open(PluggedIn board) throws LineFailure {
    LineOpening opening =
        (baud, listener) -> SerialPorts.onThisMachine().open(board.entry().port(), baud, listener);
    ConsoleLog log = new ConsoleLog(Clock.systemUTC());
    return LuaBoard.open(
        opening,
        AgentSettings.DEFAULT,
        trial,
        new LuaBoard.Surroundings(System::nanoTime, Runnable::run, log));
  }

  @Test
  void aBoardThatWorksIsMeasured() throws Exception {
    try (PluggedIn plugged = PluggedIn.board(state);
        LuaBoard board = open(plugged)) {
      AgentTrial.Outcome found = trial.on(board);
      assertThat(found.sent()).isTrue();
      assertThat(found.heapBytes()).isPositive();
      assertThat(found.tripMillis()).isPositive();
      assertThat(progress).anyMatch(step -> step.startsWith("sending the agent"));
    }
  }

  @Test
  void whatGoesWrongIsToldAtOnce() throws Exception {
    try (PluggedIn plugged = PluggedIn.board(state);
        LuaBoard board = open(plugged)) {
      trial.troubled("nobody there");
      assertThatThrownBy(() -> trial.on(board)).hasMessage("nobody there");
    }
  }

  @Test
  void whatHappensMeanwhileIsProgress() {
    trial.gone("it went");
    trial.restarted("it came");
    trial.reason(new BootReason(BootReason.Kind.POWER_ON, "power-on"));
    trial.undelivered(1, "a message");
    trial.console(new byte[] {1});
    assertThat(progress)
        .containsExactly("it came", "the board started because of: power-on", "a message");
  }
}
