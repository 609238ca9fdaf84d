package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoardProcessTest {
  @Test
  void theFirstLineIsThePortAndTheProcessEndsWithUs() throws Exception {
    try (BoardProcess board = BoardProcess.start(List.of("sh", "-c", "echo /dev/x; exec cat"))) {
      assertThat(board.port()).isEqualTo("/dev/x");
    }
  }

  @Test
  void oneThatSaysNothingDidNotStart() {
    assertThatIOException()
        .isThrownBy(() -> BoardProcess.start(List.of("sh", "-c", "exit 3")))
        .withMessageContaining("--jvm-only");
  }

  @Test
  void aCommandThatTheVirtualBoardRefusesDoesNotStartEither() {
    assertThatIOException().isThrownBy(() -> BoardProcess.start(-1, 1));
  }
}
