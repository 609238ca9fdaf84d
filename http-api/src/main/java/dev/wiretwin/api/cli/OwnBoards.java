package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.BoardProcess;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.bridge.at.AtTarget;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
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
        return plugged(target, BoardName.of(name));
      }
    } catch (IOException noBoard) {
      throw new Refusal(RefusalCode.BOARD_UNREACHABLE, noBoard.getMessage(), noBoard);
    }
    return bench.borrow(target, fence);
  }

  /** What is on it decides how it is spoken to; looking takes 8 s at the most. */
  private Loan plugged(String target, BoardName name) throws IOException, InterruptedException {
    String path = name.id();
    LineOpening opening =
        (rate, listener) -> SerialPorts.onThisMachine().open(path, rate, listener);
    Identification found = new Identifier(System::nanoTime).identify(path, opening);
    if (found instanceof Identification.AtFirmware at) {
      AtTarget.Role role = new AtTarget.Role(target, false, name.way());
      return OwnModule.open(role, opening, name.line().ofModule(at.baud()), Port.isPseudo(path));
    }
    name.demandConsole();
    return Port.open(target, path, baud, 1, () -> {});
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
          new TargetInfo(name, TargetInfo.Kind.LUA_BOARD, FIRMWARE), at.withName(name));
    }

    @Override
    public void close() {
      board.close();
      afterwards.run();
    }
  }
}
