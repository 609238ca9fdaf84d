package dev.wiretwin.bridge.console;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.core.scenario.RunSupplies;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioRunner;
import dev.wiretwin.core.scenario.Target;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A NodeMCU board on a serial port as a target of scenarios. One scenario at a time; several boards
 * may run at once. Closing it gives the port back.
 */
public final class BoardTarget implements AutoCloseable {
  /** What the firmware starts with. */
  public static final int USUAL_BAUD = 115_200;

  private final BoardPlayer player;
  private final Target target;

  private BoardTarget(BoardPlayer player, Target target) {
    this.player = player;
    this.target = target;
  }

  /**
   * Opens the port at the board's rate.
   *
   * @param scalesTime whether the board's clock runs at the pace that scenarios ask for; only a
   *     virtual one's can
   * @param nanoClock for time limits, and for what makes tokens different
   */
  public static BoardTarget open(String path, int baud, boolean scalesTime, LongSupplier nanoClock)
      throws LineFailure {
    String salt = "w" + Long.toString(nanoClock.getAsLong() & 0xFFFFFF, 36) + "x";
    BoardPlayer player =
        BoardPlayer.open(
            (rate, listener) -> SerialPorts.onThisMachine().open(path, rate, listener),
            nanoClock,
            salt,
            baud);
    return new BoardTarget(player, Target.scripted("board:" + path, scalesTime, player));
  }

  public Target target() {
    return target;
  }

  /** Runs one scenario and waits for its end. */
  public ScenarioResult run(Scenario scenario, RunSupplies supplies) {
    return new ScenarioRunner(supplies).run(scenario, target).join();
  }

  /** What the board printed for people, oldest first. */
  public List<String> console() {
    return player.console();
  }

  @Override
  public void close() {
    player.close();
  }
}
