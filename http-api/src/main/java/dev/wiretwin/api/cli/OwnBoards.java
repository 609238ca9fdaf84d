package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.BoardProcess;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.scenario.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Lends a command the boards that it names: one of its own that is virtual and started when it is
 * first wanted, those at a path, and for all other names those of the bench. Thread safe.
 */
final class OwnBoards implements TargetLender {
  /** What the virtual one is called among targets. */
  static final String VIRTUAL = "board:virtual";

  /** Of its line: the report of a scenario should not wait for it. */
  private static final int VIRTUAL_BAUD = 921_600;

  private static final String BOARD = "board:";
  private static final String FIRMWARE = "nodemcu-3.0.0";

  /** Where Linux keeps the other ends of pseudo terminals ({@code pts(4)}). */
  private static final Path PSEUDO = Path.of("/dev/pts");

  private final double pace;
  private final int baud;
  private final TargetLender bench;

  /**
   * @param pace of the virtual one's clock
   * @param baud of ports that are named by their path
   * @param bench where other boards are
   */
  OwnBoards(double pace, int baud, TargetLender bench) {
    this.pace = pace;
    this.baud = baud;
    this.bench = bench;
  }

  @Override
  public Loan borrow(String target, OptionalLong fence) throws InterruptedException {
    String name = target.substring(BOARD.length());
    try {
      if (target.equals(VIRTUAL)) {
        return virtual();
      } else if (name.startsWith("/")) {
        return Port.open(target, name, baud, 1, () -> {});
      }
    } catch (IOException noBoard) {
      throw new Refusal(RefusalCode.BOARD_UNREACHABLE, noBoard.getMessage(), noBoard);
    }
    return bench.borrow(target, fence);
  }

  private Loan virtual() throws IOException {
    BoardProcess process = BoardProcess.start(VIRTUAL_BAUD, pace);
    try {
      return Port.open(VIRTUAL, process.port(), VIRTUAL_BAUD, pace, process::close);
    } catch (LineFailure gone) {
      process.close();
      throw gone;
    }
  }

  /** A board behind a port that we opened ourselves. */
  private record Port(
      String name, BoardTarget board, double timeScale, boolean isHere, Runnable afterwards)
      implements Loan {
    static Port open(String name, String path, int rate, double pace, Runnable afterwards)
        throws LineFailure {
      // a clock that keeps real time is nobody's to change
      BoardTarget board = BoardTarget.open(path, rate, pace != 1, System::nanoTime);
      return new Port(name, board, pace, isPseudo(path), afterwards);
    }

    /** Behind a pseudo terminal there is a program, which runs where its terminal is. */
    private static boolean isPseudo(String path) {
      try {
        return Path.of(path).toRealPath().startsWith(PSEUDO);
      } catch (IOException gone) {
        return false;
      }
    }

    @Override
    public ComparedTarget target() {
      Target at = board.target();
      return new ComparedTarget(
          new TargetInfo(name, TargetInfo.Kind.LUA_BOARD, FIRMWARE),
          new Target(name, at.scalesTime(), at.clients(), at.player()));
    }

    @Override
    public void close() {
      board.close();
      afterwards.run();
    }
  }
}
