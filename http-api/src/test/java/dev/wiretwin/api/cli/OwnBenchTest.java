package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.MemoryStore;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnBenchTest {
  @TempDir private Path state;

  @Test
  void aBoardIsFoundByItsNameAndByItsPort() throws Exception {
    try (Plugged board = Plugged.board(state);
        OwnBench bench = new OwnBench(state, new MemoryStore().leases())) {
      for (String wanted : new String[] {board.name(), board.entry().port()}) {
        try (TargetLender.Loan loan = bench.borrow("board:" + wanted, OptionalLong.empty())) {
          assertThat(loan.target().info().name()).isEqualTo("board:" + wanted);
          assertThat(loan.target().info().firmware()).isEqualTo("nodemcu-3.0.0");
        }
      }
      assertThatThrownBy(() -> bench.borrow("board:nobody", OptionalLong.empty()))
          .extracting(failure -> ((Refusal) failure).code())
          .isEqualTo(RefusalCode.BOARD_NOT_FOUND);
    }
  }

  @Test
  void oneThatWasNeverAskedWasNeverOpened() {
    OwnBench bench = new OwnBench(state, new MemoryStore().leases());
    bench.close();
    assertThat(state).isEmptyDirectory();
  }
}
