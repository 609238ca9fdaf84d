package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.core.scenario.Target;
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
    return borrow(target, fence, target);
  }

  /** The same, under another name. */
  public TargetLender.Loan borrow(String target, OptionalLong fence, String name)
      throws InterruptedException {
    return new Lent(bench.borrow(target.substring(BOARD.length()), fence), name);
  }

  private record Lent(dev.wiretwin.api.board.Loan loan, String name) implements TargetLender.Loan {
    @Override
    public ComparedTarget target() {
      Target board = loan.target();
      return new ComparedTarget(
          new TargetInfo(name, kind(), loan.firmware()), board.withName(name));
    }

    private TargetInfo.Kind kind() {
      return loan.isAt() ? TargetInfo.Kind.AT_BOARD : TargetInfo.Kind.LUA_BOARD;
    }

    @Override
    public double timeScale() {
      return loan.timeScale();
    }

    @Override
    public boolean isHere() {
      return loan.isHere();
    }

    @Override
    public void close() {
      loan.close();
    }
  }
}
