package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DemoTableTest {
  private final StringWriter out = new StringWriter();
  private final DemoTable table = new DemoTable(new PrintWriter(out));

  @Test
  void theHeadNamesTheColumns() {
    table.head();
    assertThat(out.toString()).contains("status  documented meaning", "──");
  }

  @Test
  void aGoodStepIsTwoLines() {
    table.row(DemoSamples.GOOD);
    assertThat(out.toString().lines())
        .containsExactly(
            "ok           -6  server requested termination       server leaves",
            "                 It closed.");
  }

  @Test
  void aStepWithAnotherStatusSaysWhatIsDocumented() {
    table.row(DemoSamples.WRONG);
    assertThat(out.toString())
        .startsWith("DIFFERS      -6  server requested termination")
        .contains("Documented is 0: closed by the user, or gracefully.");
  }

  @Test
  void aStepWithoutACloseEventHasNoStatus() {
    table.row(DemoSamples.SILENT);
    assertThat(out.toString())
        .startsWith("DIFFERS    none")
        .contains("There was no close event.", "Documented is -19");
  }

  @Test
  void theFootCountsWhatDiffers() {
    table.foot(12, 0);
    table.foot(12, 2);
    assertThat(out.toString())
        .contains("12 steps, all as documented", "12 steps, 2 not as documented");
  }
}
