package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.Module;
import java.util.function.Consumer;

/**
 * A module as it is, except that somebody hears which board it is built into: faults have to reach
 * inside. On the board's processor only.
 */
record Overheard(Module module, Consumer<Board> hearer) implements Module {
  @Override
  public String name() {
    return module.name();
  }

  @Override
  public void start(Board board) {
    hearer.accept(board);
    module.start(board);
  }

  @Override
  public void stop() {
    module.stop();
  }
}
