package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import dev.wiretwin.core.scenario.RunLimits;
import dev.wiretwin.core.scenario.RunSupplies;
import dev.wiretwin.core.scenario.ScenarioReader;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That it runs scenarios on a board that answers is shown in {@link BoardPlayerTest}. */
@Timeout(60)
class BoardTargetTest {
  @Test
  void aSilentPortIsInconclusiveAndNobodyIsBlamed() throws Exception {
    ExecutorService workers = Executors.newCachedThreadPool();
    try (PtyWatch watch = PtyWatch.start();
        PtyLine line = PtyLine.open(watch, BoardTarget.USUAL_BAUD);
        BoardTarget board =
            BoardTarget.open(line.address(), BoardTarget.USUAL_BAUD, true, System::nanoTime);
        NettyNetwork network = new NettyNetwork(1, NettyNetwork.Kind.BEST, NameLookup.SYSTEM)) {
      assertThat(board.target().name()).isEqualTo("board:" + line.address());
      assertThat(board.target().scalesTime()).isTrue();
      RunSupplies supplies =
          new RunSupplies(network, network.newTransport().loop(), workers, null, RunLimits.DEFAULT);
      ScenarioResult result =
          board.run(ScenarioReader.read("x.yaml", "{name: x, client: [connect]}"), supplies);
      assertThat(result.verdict()).isEqualTo(ScenarioResult.Verdict.INCONCLUSIVE);
      assertThat(result.sentences().get(0)).contains("nobody answers on " + line.address());
      assertThat(board.console()).isEmpty();
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void aPortThatIsNotThereIsSaidToBeMissing() {
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> BoardTarget.open("/dev/no-such", 115200, false, System::nanoTime))
        .withMessageContaining("/dev/no-such");
  }
}
