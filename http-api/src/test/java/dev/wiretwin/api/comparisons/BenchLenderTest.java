package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.compare.TargetInfo;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BenchLenderTest {
  @TempDir private Path state;

  @Test
  void aBoardOfTheBenchIsATargetUntilItIsGivenBack() throws Exception {
    Bureau bureau = new Bureau();
    try (Plugged board = Plugged.board(state);
        Bench bench =
            Bench.open(
                Bench.Making.usual(state, bureau.store.leases()),
                bureau.feed,
                (client, why) -> {})) {
      BenchLender lender = new BenchLender(bench);
      String name = "board:" + board.name();
      for (int again = 0; again < 2; again++) {
        try (TargetLender.Loan loan = lender.borrow(name, OptionalLong.empty())) {
          assertThat(loan.target().info())
              .isEqualTo(new TargetInfo(name, TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0"));
          assertThat(loan.target().target().name()).isEqualTo(name);
          assertThat(loan.timeScale()).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aModuleIsATargetOfAnotherKind() throws Exception {
    Bureau bureau = new Bureau();
    try (Plugged module = Plugged.module(state);
        Bench bench =
            Bench.open(
                Bench.Making.usual(state, bureau.store.leases()),
                bureau.feed,
                (client, why) -> {});
        TargetLender.Loan loan =
            new BenchLender(bench).borrow("board:" + module.name(), OptionalLong.empty())) {
      assertThat(loan.target().info())
          .isEqualTo(
              new TargetInfo("board:" + module.name(), TargetInfo.Kind.AT_BOARD, "esp-at-2.3.0.0"));
      assertThat(loan.target().target().player()).isEmpty();
    }
  }
}
