package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnBoardsTest {
  @TempDir private Path state;

  private final List<String> ofTheBench = new ArrayList<>();
  private final OwnBoards boards =
      new OwnBoards(
          0.05,
          115_200,
          (target, fence) -> {
            ofTheBench.add(target + " " + fence.orElse(0));
            return null;
          });

  @Test
  void aVirtualOneOfItsOwnRunsAsLongAsItIsBorrowed() throws Exception {
    long before = ProcessHandle.current().children().count();
    try (TargetLender.Loan loan = boards.borrow(OwnBoards.VIRTUAL, OptionalLong.empty())) {
      assertThat(loan.timeScale()).isEqualTo(0.05);
      assertThat(loan.isHere()).isTrue();
      assertThat(loan.target().info().name()).isEqualTo("board:virtual");
      assertThat(loan.target().target().name()).isEqualTo("board:virtual");
      assertThat(loan.target().target().scalesTime()).isTrue();
      assertThat(ProcessHandle.current().children().count()).isGreaterThan(before);
    }
    assertThat(ProcessHandle.current().children().count()).isLessThanOrEqualTo(before);
  }

  @Test
  void whatIsOnAPortDecidesHowItIsSpokenTo() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      String target = "board:" + board.entry().port();
      try (TargetLender.Loan loan = boards.borrow(target, OptionalLong.empty())) {
        assertThat(loan.target().info().kind()).isEqualTo(TargetInfo.Kind.LUA_BOARD);
        assertThat(loan.isHere()).isTrue();
      }
      assertThatThrownBy(() -> boards.borrow(target + "+tls", OptionalLong.empty()))
          .hasMessageContaining("has no AT firmware");
    }
    try (PluggedIn module =
        PluggedIn.board(state, BoardSettings.DEFAULT.withFirmware(Firmware.AT_2))) {
      String target = "board:" + module.entry().port() + "+tls";
      try (TargetLender.Loan loan = boards.borrow(target, OptionalLong.empty())) {
        assertThat(loan.target().info())
            .isEqualTo(new TargetInfo(target, TargetInfo.Kind.AT_BOARD, "esp-at-2.3.0.0"));
      }
    }
  }

  @Test
  void aPortThatIsNotThereIsTold() {
    assertThatThrownBy(() -> boards.borrow("board:/dev/no-such-board", OptionalLong.empty()))
        .hasMessageContaining("there is no serial port /dev/no-such-board")
        .extracting(failure -> ((Refusal) failure).code())
        .isEqualTo(RefusalCode.BOARD_UNREACHABLE);
  }

  @Test
  void allOthersAreOfTheBench() throws Exception {
    boards.borrow("board:virt0", OptionalLong.of(7));
    assertThat(ofTheBench).containsExactly("board:virt0 7");
  }
}
