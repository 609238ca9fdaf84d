package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.Traces;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonJsonTest {
  @Test
  void aRowHasBothSidesAndEachDifferenceWithItsExplanation() {
    ComparisonJson json =
        ComparisonJson.of(
            "smoke",
            List.of(
                Traces.compared(
                    Traces.trace(Traces.close(0, 0)),
                    Traces.trace(Traces.close(0, -6)),
                    Catalogue.builtIn()),
                Traces.compared(
                    Traces.trace(Traces.close(0, 0)), Traces.trace(), Catalogue.builtIn())));
    ComparisonJson.Row row = json.scenarios().get(0);
    assertThat(json.suite()).isEqualTo("smoke");
    assertThat(row.verdict()).isEqualTo("known");
    assertThat(row.jvm()).isEqualTo("close 0");
    assertThat(row.divergences().get(0).known()).isEqualTo("a2-answered-close-gives-minus-6");
    assertThat(json.scenarios().get(1).divergences().get(0).known()).isNull();
  }
}
