package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.report.Reports;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeptPieceTest {
  @Test
  void whatWasWrittenIsReadBack() throws Exception {
    try (Bureau bureau = new Bureau()) {
      String id = bureau.comparisons.submit(Bureau.wish(1, "board:x", "jvm")).id();
      bureau.over(id);
      KeptPiece piece = KeptPiece.read(bureau.comparisons.report(id, 0).orElseThrow());
      assertThat(piece.targets()).hasSize(2);
      assertThat(Reports.readScenario(piece.report()).name()).isEqualTo("refused0");
    }
  }

  @Test
  void anythingElseIsAMistake() {
    assertThatThrownBy(() -> KeptPiece.read("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
