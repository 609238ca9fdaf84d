package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

  @Test
  void everyCodeHasAStatus() {
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(ProblemMapper.status(code)).as(code.code()).isBetween(400, 599);
    }
  }

  @Test
  void aRefusalBecomesAProblem() {
    Problem problem =
        ProblemMapper.of(
            new Refusal(RefusalCode.BOARD_LEASED, "ann holds it").with("holder", "ann"), "/x");
    assertThat(problem.type()).isEqualTo("/problems/board-leased");
    assertThat(problem.status()).isEqualTo(423);
    assertThat(problem.instance()).isEqualTo("/x");
    assertThat(problem.more()).containsEntry("holder", "ann");
  }
}
