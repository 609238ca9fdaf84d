package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkTest {
  @Test
  void whatFailsHasNeitherBegunNorBeenDone() {
    Work work = new Work();
    work.fail(new IllegalStateException("no"));
    assertThat(work.begun()).isCompletedExceptionally();
    assertThat(work.done()).isCompletedExceptionally();
  }
}
