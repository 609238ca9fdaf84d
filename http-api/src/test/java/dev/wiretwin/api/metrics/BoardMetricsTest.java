package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.BoardGauges;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardMetricsTest {
  private final Registry registry = new Registry();
  private final BoardMetrics metrics = new BoardMetrics(registry.meters);

  private static BoardGauges board(String id, long toBoard, OptionalInt heap) {
    return new BoardGauges(id, true, true, true, 2, toBoard, 200, 3, 4, 5, heap);
  }

  @Test
  void eachBoardHasItsSeries() {
    metrics.show(List.of(board("virt0", 100, OptionalInt.of(40_000))));
    assertThat(registry.lines("wiretwin_board"))
        .containsExactly(
            "wiretwin_board_crc_errors_total{board=\"virt0\"} 3.0",
            "wiretwin_board_heap_bytes{board=\"virt0\"} 40000.0",
            "wiretwin_board_lease_held{board=\"virt0\"} 1.0",
            "wiretwin_board_line_bytes_total{board=\"virt0\",direction=\"from_board\"} 200.0",
            "wiretwin_board_line_bytes_total{board=\"virt0\",direction=\"to_board\"} 100.0",
            "wiretwin_board_present{board=\"virt0\"} 1.0",
            "wiretwin_board_reboots_total{board=\"virt0\"} 5.0",
            "wiretwin_board_resends_total{board=\"virt0\"} 4.0",
            "wiretwin_board_sessions{board=\"virt0\"} 2.0");
  }

  @Test
  void theHeapIsShownOnceTheBoardHasToldIt() {
    metrics.show(List.of(board("a", 1, OptionalInt.empty())));
    assertThat(registry.lines("wiretwin_board_heap")).isEmpty();
    metrics.show(List.of(board("a", 1, OptionalInt.of(7))));
    metrics.show(List.of(board("a", 1, OptionalInt.of(8))));
    assertThat(registry.lines("wiretwin_board_heap"))
        .containsExactly("wiretwin_board_heap_bytes{board=\"a\"} 8.0");
  }

  @Test
  void aBoardThatIsGoneTakesItsSeriesAlongAndMayComeBack() {
    metrics.show(List.of(board("a", 1, OptionalInt.of(7)), board("b", 2, OptionalInt.empty())));
    metrics.show(List.of(board("b", 3, OptionalInt.empty())));
    assertThat(registry.lines("wiretwin_board_")).isNotEmpty().noneMatch(l -> l.contains("\"a\""));
    metrics.show(List.of(board("a", 9, OptionalInt.of(7))));
    assertThat(registry.lines("wiretwin_board_line"))
        .contains("wiretwin_board_line_bytes_total{board=\"a\",direction=\"to_board\"} 9.0")
        .noneMatch(line -> line.contains("\"b\""));
  }

  @Test
  void manyBoardsAreShownUpToALimit() {
    metrics.show(
        IntStream.range(0, 1_000).mapToObj(i -> board("b" + i, 1, OptionalInt.empty())).toList());
    assertThat(registry.lines("wiretwin_board_present")).hasSize(BoardMetrics.MOST);
  }
}
