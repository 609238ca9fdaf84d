package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.TargetInfo;
import java.util.OptionalLong;

/** Lends the boards of this bench. Thread safe. */
public final class BenchLender implements TargetLender {
  private static final String BOARD = "board:";

  private final Bench bench;

  public BenchLender(Bench bench) {
    this.bench = bench;
  }

  @Override
  public TargetLender.Loan borrow(String target, OptionalLong fence) throws InterruptedException {
    return new Lent(bench.borrow(target.substring(BOARD.length()), fence), target);
  }

  private record Lent(dev.wiretwin.api.board.Loan loan, String name) implements TargetLender.Loan {
    @Override
    public ComparedTarget target() {
      return new ComparedTarget(
          new TargetInfo(name, TargetInfo.Kind.LUA_BOARD, loan.firmware()), loan.target());
    }

    @Override
    public double timeScale() {
      return loan.timeScale();
    }

    @Override
    public void close() {
      loan.close();
    }
  }
}
