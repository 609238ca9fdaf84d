package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.core.scenario.Target;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtTargetTest {
  private final ExecutorService handlers = Executors.newCachedThreadPool();
  private final SocketModule module = new SocketModule();

  @AfterEach
  void end() {
    module.close();
    handlers.shutdownNow();
  }

  private AtTarget open() throws LineFailure, InterruptedException {
    return open(module);
  }

  private AtTarget open(LineOpening opening) throws LineFailure, InterruptedException {
    ConsoleLog log = new ConsoleLog(Clock.systemUTC());
    return AtTarget.open(
        new AtTarget.Role("board:x", true, AtWay.TCP),
        opening,
        AtSettings.DEFAULT,
        new AtBoard.Surroundings(System::nanoTime, handlers, log));
  }

  private static Optional<String> awaitMishap(Target target) {
    Optional<String> mishap = target.mishap().get();
    while (mishap.isEmpty()) {
      Thread.onSpinWait();
      mishap = target.mishap().get();
    }
    return mishap;
  }

  @Test
  void itsClientsAreUsableAtOnceAndItNamesItsFirmware() throws Exception {
    try (AtTarget board = open();
        Lab lab = new Lab()) {
      assertThat(board.firmware()).isEqualTo("esp-at-2.3.0.0");
      Target target = board.target();
      assertThat(target.name()).isEqualTo("board:x");
      assertThat(target.scalesTime()).isTrue();
      ClientProbe probe = new ClientProbe(target.clients().get()).open(lab.url());
      probe.client().send("hi");
      assertThat(probe.awaitMessage().text()).isEqualTo("hi");
      probe.client().close();
      probe.awaitClose();
      assertThat(target.mishap().get()).isEmpty();
    }
  }

  @Test
  void aStartOfTheModuleIsAMishapAndTheNextClientWaitsForIt() throws Exception {
    try (AtTarget board = open();
        Lab lab = new Lab()) {
      module.restart();
      assertThat(awaitMishap(board.target()).orElseThrow()).contains("started anew");
      ClientProbe probe = new ClientProbe(board.target().clients().get()).open(lab.url());
      probe.client().close();
      probe.awaitClose();
    }
  }

  @Test
  void soIsALineThatIsPulledOut() throws Exception {
    try (AtTarget board = open()) {
      module.pull();
      assertThat(awaitMishap(board.target()).orElseThrow())
          .isEqualTo("the line to the module is gone: it was pulled out");
    }
  }

  @Test
  void aLineThatCannotBeHadIsRefused() {
    LineOpening none =
        (baud, listener) -> {
          throw new LineFailure("it was pulled out");
        };
    assertThatThrownBy(() -> open(none))
        .isInstanceOf(LineFailure.class)
        .hasMessage("it was pulled out");
  }

  @Test
  void whoDoesNotWaitAnyMoreGetsNoClient() throws Exception {
    try (AtTarget board = open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> board.target().clients().get())
          .isInstanceOf(IllegalStateException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aWayThatTheFirmwareDoesNotKnowGivesNoClientAndSaysWhatItCouldNotTell() throws Exception {
    try (AtTarget board =
        AtTarget.open(
            new AtTarget.Role("board:x+ws", false, AtWay.WEBSOCKET),
            module,
            AtSettings.DEFAULT,
            new AtBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())))) {
      assertThat(board.firmware()).isEqualTo("esp-at-2.3.0.0-ws");
      assertThat(board.target().remarks()).isEqualTo(AtModuleClient.CANNOT_TELL);
      assertThatThrownBy(() -> board.target().clients().get())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has no WebSocket of its own");
    }
  }
}
