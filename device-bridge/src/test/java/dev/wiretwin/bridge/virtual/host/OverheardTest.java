package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.EncoderModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverheardTest {
  @Test
  void theModuleIsAsItWasAndTheBoardIsHeardOf() {
    List<Board> heard = new ArrayList<>();
    try (BenchBoard board = new BenchBoard()) {
      Overheard module = new Overheard(new EncoderModule(), heard::add);
      assertThat(module.name()).isEqualTo("encoder");
      module.start(board);
      board.run("tell(encoder.toHex('A'))");
      assertThat(board.told).containsExactly("41");
      assertThat(heard).containsExactly(board);
      module.stop();
    }
  }
}
