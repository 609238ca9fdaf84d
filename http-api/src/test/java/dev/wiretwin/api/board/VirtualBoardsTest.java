package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VirtualBoardsTest {
  @TempDir private Path state;

  private static VirtualWish wish(String name) {
    return new VirtualWish(name, "nodemcu-3.0.0", 115_200, 0.05);
  }

  @Test
  void boardsAreStartedAndEndedOneByOneAndTheLastOnesWithTheService() {
    Inventory inventory = Benches.inventory(state);
    VirtualBoards boards = new VirtualBoards(state, 2);
    try (boards) {
      boards.start(wish("one"));
      assertThat(boards.has("one")).isTrue();
      Benches.refused(RefusalCode.BOARD_BUSY, "one already", () -> boards.start(wish("one")));
      boards.start(wish("two"));
      Benches.refused(RefusalCode.TOO_MANY, "2 virtual", () -> boards.start(wish("three")));
      assertThat(inventory.list()).extracting(BoardInfo::id).contains("one", "two");
      boards.end("one");
      Benches.refused(
          RefusalCode.BOARD_UNSUITABLE, "not started by request", () -> boards.end("one"));
      assertThat(inventory.list()).extracting(BoardInfo::id).contains("two");
    }
    assertThat(inventory.list()).extracting(BoardInfo::id).doesNotContain("one", "two");
    Benches.refused(RefusalCode.SHUTTING_DOWN, "", () -> boards.start(wish("four")));
  }

  @Test
  void aNameThatSomebodyElseHasIsRefused() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        VirtualBoards boards = new VirtualBoards(state, 2)) {
      Benches.refused(
          RefusalCode.BOARD_UNREACHABLE,
          "does not start",
          () -> boards.start(wish(plugged.name())));
      assertThat(boards.has(plugged.name())).isFalse();
    }
  }

  @Test
  void aNameThatNobodyHasIsFound() {
    try (VirtualBoards boards = new VirtualBoards(state, 2)) {
      assertThat(boards.freeName(name -> false)).isEqualTo("virt0");
      assertThat(boards.freeName(List.of("virt0", "virt1")::contains)).isEqualTo("virt2");
    }
  }
}
