package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.Traces;
import dev.wiretwin.core.scenario.TraceEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  private static String table(Compared... all) {
    StringWriter text = new StringWriter();
    ComparisonTable table = new ComparisonTable(new PrintWriter(text));
    List.of(all).forEach(table::row);
    table.foot(List.of(all));
    return text.toString().replace("\r\n", "\n");
  }

  private static Compared of(TraceEvent jvm, TraceEvent... board) {
    return Traces.compared(Traces.trace(jvm), Traces.trace(board), Catalogue.builtIn());
  }

  @Test
  void bothLanesStandSideBySideAndTheKnownIsExplainedOnce() {
    Compared known = of(Traces.close(0, 0), Traces.close(0, -6));
    assertThat(table(known, known, of(Traces.text("hi"), Traces.text("hi"))))
        .startsWith(
            """
            known     echo: A title
                      jvm    close 0
                      board  close -6
                      known  a2-answered-close-gives-minus-6
            """)
        .containsOnlyOnce("  a2-answered-close-gives-minus-6\n      The manual says 0")
        .contains("      Advice: Remember", "      Evidence: close.user-echo")
        .endsWith("\n3 scenarios: 1 same, 2 known\n");
  }

  @Test
  void theNewIsShownInFullButNotWithoutAnEnd() {
    TraceEvent[] many = new TraceEvent[20];
    java.util.Arrays.setAll(many, i -> Traces.text("a" + i));
    assertThat(table(of(Traces.close(0, -6), many)))
        .startsWith("NEW       echo")
        .contains("NEW    event (1): nothing ≠ receive text \"a3\"", "NEW    and 8 more")
        .endsWith("\n1 scenario: 1 new\n");
  }

  @Test
  void whatCouldNotBeComparedSaysWhy() {
    Compared lost = Traces.lost("the line\u001b is gone");
    assertThat(table(lost)).contains("UNKNOWN   echo", "the line\\u{1b} is gone", "1 inconclusive");
  }
}
