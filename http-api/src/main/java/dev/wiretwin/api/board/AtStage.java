package dev.wiretwin.api.board;

import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.at.AtTarget;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.core.scenario.Target;
import java.util.concurrent.Executor;

/** A module with AT firmware: scenarios are played here, over its sockets. Thread safe. */
record AtStage(AtTarget module) implements Stage {
  /** Waits until the module is ready, 20 s at the most. */
  static AtStage open(Board board, BoardName name, LineOpening line, Executor handlers)
      throws LineFailure, InterruptedException {
    return new AtStage(
        AtTarget.open(
            new AtTarget.Role(board.info().target(), board.scalesTime(), name.way()),
            line,
            name.line().ofModule(board.baud()),
            new AtBoard.Surroundings(System::nanoTime, handlers, board.log())));
  }

  @Override
  public Target target() {
    return module.target();
  }

  /** {@code esp-at-2.3.0.0} for example. */
  @Override
  public String firmware() {
    return module.firmware();
  }

  @Override
  public void close() {
    module.close();
  }
}
