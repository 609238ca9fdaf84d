package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.session.BoardName;
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
  private final Board board;
  private final BenchThreads threads;
  private final Permit permit;
  private final LineCut line;
  private final LineTurns.Turn turn;
  private final Stage stage;
  private volatile boolean closed;

  private Loan(
      Board board,
      BenchThreads threads,
      Permit permit,
      LineCut line,
      LineTurns.Turn turn,
      Stage stage) {
    this.board = board;
    this.threads = threads;
    this.permit = permit;
    this.line = line;
    this.turn = turn;
    this.stage = stage;
  }

  /**
   * @param name with how it shall be used
   * @param patience how long to wait for its line; a board that nobody has identified is, which
   *     takes 8 s at the most, and AT firmware is waited for
   * @throws Refusal if it cannot be had; says why
   */
  static Loan of(
      Board board,
      BoardName name,
      Leases leases,
      BenchThreads threads,
      OptionalLong fence,
      Duration patience)
      throws InterruptedException {
    board.demandPresent();
    LineCut line = new LineCut(board.plainLine());
    Permit permit = leases.enter(board.id(), fence, "a comparison", line::cut);
    LineTurns.Turn turn = null;
    boolean kept = false;
    try {
      turn = board.turns().take("running a comparison", patience);
      new BoardActions(board).demandKnown();
      Stage stage = stage(board, name, line, threads);
      kept = true;
      return new Loan(board, threads, permit, line, turn, stage);
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

  private static Stage stage(Board board, BoardName name, LineCut line, BenchThreads threads)
      throws LineFailure, InterruptedException {
    if (board.isAt()) {
      return AtStage.open(board, name, line, threads.handlers());
    }
    name.demandConsole();
    return LuaStage.open(board, line);
  }

  /** To run scenarios on, one at a time; its name is {@code board:<id>}. */
  public Target target() {
    return stage.target();
  }

  /**
   * What the catalogue calls what runs there, {@code nodemcu-3.0.0} for example; empty when nobody
   * has looked.
   */
  public String firmware() {
    return stage.firmware();
  }

  /** Whether AT firmware runs there, and our own client on top of it. */
  public boolean isAt() {
    return stage instanceof AtStage;
  }

  /**
   * Real milliseconds per millisecond of the board: at this pace scenarios have to run, on all
   * targets. 1 on a real board.
   */
  public double timeScale() {
    return board.timeScale();
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
    stage.close();
    permit.close();
    if (line.reason() == null || isAt()) {
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
