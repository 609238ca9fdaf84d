package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.bridge.console.BoardPlayer;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.scenario.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A board that was borrowed whole, for scenarios to run on it. When the lease ends under which it
 * was borrowed its line is taken away, and the scenario is lost with the reason. Closing it gives
 * the board back, at its prompt. Thread safe.
 */
public final class Loan implements AutoCloseable {
  private static final double REAL_TIME = 1;

  private final Board board;
  private final BenchThreads threads;
  private final Permit permit;
  private final LineCut line;
  private final LineTurns.Turn turn;
  private final BoardPlayer player;
  private final Target target;
  private volatile boolean closed;

  private Loan(Board board, BenchThreads threads, Permit permit, LineCut line, LineTurns.Turn turn)
      throws LineFailure {
    this.board = board;
    this.threads = threads;
    this.permit = permit;
    this.line = line;
    this.turn = turn;
    String salt = "w" + Long.toString(System.nanoTime() & 0xFFFFFF, 36) + "x";
    player = BoardPlayer.open(line, System::nanoTime, salt, board.baud());
    target = Target.scripted(board.info().target(), timeScale() != REAL_TIME, player);
  }

  /**
   * @param patience how long to wait for its line
   * @throws Refusal if it cannot be had; says why
   */
  static Loan of(
      Board board, Leases leases, BenchThreads threads, OptionalLong fence, Duration patience)
      throws InterruptedException {
    board.demandPresent();
    LineCut line = new LineCut(board.line());
    Permit permit = leases.enter(board.id(), fence, "a comparison", line::cut);
    LineTurns.Turn turn = null;
    boolean kept = false;
    try {
      turn = board.turns().take("running a comparison", patience);
      Loan loan = new Loan(board, threads, permit, line, turn);
      kept = true;
      return loan;
    } catch (LineFailure cannotBeHad) {
      throw board.unreachable(cannotBeHad);
    } finally {
      if (!kept) {
        permit.close();
        if (turn != null) {
          turn.close();
        }
      }
    }
  }

  /** To run scenarios on, one at a time; its name is {@code board:<id>}. */
  public Target target() {
    return target;
  }

  /**
   * What the catalogue calls what runs there, {@code nodemcu-3.0.0} for example; empty when nobody
   * has looked.
   */
  public String firmware() {
    return board
        .traits()
        .map(VirtualTraits::profile)
        .orElseGet(() -> board.known().found().map(Loan::name).orElse(""));
  }

  private static String name(Identification found) {
    return found instanceof Identification.LuaFirmware lua && !lua.info().version().isEmpty()
        ? "nodemcu-" + lua.info().version()
        : "";
  }

  /**
   * Real milliseconds per millisecond of the board: at this pace scenarios have to run, on all
   * targets. 1 on a real board.
   */
  public double timeScale() {
    return board.traits().map(VirtualTraits::timeScale).orElse(REAL_TIME);
  }

  /** Whether it runs on this machine, and so reaches what listens on 127.0.0.1. */
  public boolean isHere() {
    return board.info().runsHere();
  }

  /** Why the board was taken away in the middle of it, if it was; a sentence. */
  public Optional<String> cut() {
    return Optional.ofNullable(line.reason());
  }

  /** Any number of times. A script that was cut off is ended first, beside the caller. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    player.close();
    permit.close();
    if (line.reason() == null) {
      turn.close();
    } else {
      threads.tidy(this::leaveIdle);
    }
  }

  private void leaveIdle() {
    try (turn) {
      new BoardRestart(board.line(), board.baud(), System::nanoTime).byCommand();
    } catch (LineFailure gone) {
      board.tell("trouble", "could not be left idle: " + gone.getMessage());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
