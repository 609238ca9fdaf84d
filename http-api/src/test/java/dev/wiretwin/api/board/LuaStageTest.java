package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.Profile;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LuaStageTest {
  @TempDir private Path state;

  @Test
  void aVirtualBoardIsItsProfileToTheCatalogue() throws Exception {
    BoardSettings settings =
        BoardSettings.DEFAULT.withProfile(Profile.DOCUMENTED).withTimeScale(0.5);
    try (Plugged plugged = Plugged.board(state, settings)) {
      Board board = Benches.board(plugged, state, Benches.feed());
      try (LuaStage stage = LuaStage.open(board, board.plainLine())) {
        assertThat(stage.firmware()).isEqualTo("documented");
        assertThat(stage.target().name()).isEqualTo("board:" + plugged.name());
        assertThat(stage.target().player()).isPresent();
        assertThat(stage.target().scalesTime()).isTrue();
      }
    }
  }

  @Test
  void ofAnotherBoardOnlyWhatWasFoundIsKnown() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board =
          new Board(
              BoardInfo.remote("attic", plugged.entry().port()),
              Benches.inventory(state),
              Benches.feed(),
              Clock.systemUTC());
      board.learn(known -> known.withFound(new Identification.Silent(true), HandClock.NOON));
      try (LuaStage stage = LuaStage.open(board, plugged.opening())) {
        assertThat(stage.firmware()).isEmpty();
      }
    }
  }
}
