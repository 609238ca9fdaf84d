package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BoardPlanTest {
  private static final Path FOLDER = Path.of("/state/boards");

  private static BoardPlan plan(int count, Optional<Path> link, OptionalInt port) {
    return new BoardPlan(
        count,
        FOLDER,
        Optional.of("b"),
        link,
        port,
        BoardSettings.DEFAULT.withSeed(7),
        Optional.of(Path.of("/flash")),
        false,
        List.of(),
        Map.of());
  }

  @Test
  void oneBoardHasWhatWasAskedFor() {
    BoardPlan plan = plan(1, Optional.of(Path.of("/tmp/port")), OptionalInt.empty());
    assertThat(plan.nameOf(0)).contains("b");
    assertThat(plan.linkOf(0)).contains(Path.of("/tmp/port"));
    assertThat(plan.flashOf(0)).contains(Path.of("/flash"));
    assertThat(plan.settingsOf("b", 0)).isEqualTo(BoardSettings.DEFAULT.withSeed(7).withName("b"));
  }

  @Test
  void severalBoardsAreNumbered() {
    BoardPlan plan = plan(3, Optional.of(Path.of("/tmp/port")), OptionalInt.empty());
    assertThat(plan.nameOf(2)).contains("b2");
    assertThat(plan.linkOf(2)).contains(Path.of("/tmp/port2"));
    assertThat(plan.flashOf(2)).contains(Path.of("/flash/2"));
    assertThat(plan.settingsOf("b2", 2).seed()).isEqualTo(9);
    assertThat(plan.settingsOf("b2", 2).chipId()).isEqualTo(BoardSettings.DEFAULT.chipId() + 2);
  }

  @Test
  void portsCountUpUnlessAnyWillDo() {
    assertThat(plan(3, Optional.empty(), OptionalInt.of(4000)).tcpPortOf(2)).isEqualTo(4002);
    assertThat(plan(3, Optional.empty(), OptionalInt.of(0)).tcpPortOf(2)).isZero();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> plan(0, Optional.empty(), OptionalInt.empty()))
        .hasMessageContaining("give 1 to 256");
    assertThatThrownBy(() -> plan(1, Optional.of(FOLDER), OptionalInt.of(0)))
        .hasMessageContaining("no link");
    assertThat(BoardPlan.of(FOLDER, BoardSettings.DEFAULT).nameOf(0)).isEmpty();
  }
}
