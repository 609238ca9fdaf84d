package dev.wiretwin.api.board;

import dev.wiretwin.bridge.console.BoardPlayer;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.TappedLine;
import dev.wiretwin.core.scenario.Target;

/** A board with Lua firmware: scenarios are typed into its console whole. Thread safe. */
record LuaStage(Target target, String firmware, BoardPlayer player) implements Stage {
  static LuaStage open(Board board, LineOpening line) throws LineFailure {
    String salt = "w" + Long.toString(System.nanoTime() & 0xFFFFFF, 36) + "x";
    BoardPlayer player =
        BoardPlayer.open(TappedLine.of(line, board.log()), System::nanoTime, salt, board.baud());
    Target target = Target.scripted(board.info().target(), board.scalesTime(), player);
    return new LuaStage(target, firmware(board), player);
  }

  /** {@code nodemcu-3.0.0} for example; of a virtual one its profile. */
  private static String firmware(Board board) {
    return board
        .traits()
        .map(VirtualTraits::profile)
        .orElseGet(() -> board.known().found().map(LuaStage::name).orElse(""));
  }

  private static String name(Identification found) {
    return found instanceof Identification.LuaFirmware lua && !lua.info().version().isEmpty()
        ? "nodemcu-" + lua.info().version()
        : "";
  }

  @Override
  public void close() {
    player.close();
  }
}
