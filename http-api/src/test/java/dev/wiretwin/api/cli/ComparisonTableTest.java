package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.Traces;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.Reports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ComparisonTableTest {
  private final StringWriter text = new StringWriter();

  private String table(boolean coloured, Compared... all) {
    ComparisonTable table = new ComparisonTable(new PrintWriter(text), 80, coloured);
    List.of(all).forEach(one -> table.row(Reports.of(one)));
    table.foot(
        ReportDocument.of(
            new ReportDocument.Run(
                "1", null, "x", "y", "s", new ReportDocument.Options(1, null, null), List.of()),
            Stream.of(all).map(Reports::of).toList()));
    return text.toString().replace("\r\n", "\n");
  }

  private static Compared of(int jvm, int board) {
    return Traces.compared(
        Traces.trace(Traces.close(0, jvm)),
        Traces.trace(Traces.close(0, board)),
        Catalogue.builtIn());
  }

  @Test
  void eachIsPrintedAndTheLastLineSaysWhatItComesTo() {
    assertThat(table(false, of(0, -6), of(-6, -6)))
        .startsWith("known     echo: A title\n          jvm      close 0\n")
        .contains("\nsame      echo: A title\n          both     close -6\n")
        .endsWith("\n\n2 scenarios: 1 same · 1 known · 0 NEW\n")
        .doesNotContain("\u001b");
  }

  @Test
  void verdictsAreInColourWhereThereIsATerminal() {
    assertThat(
            table(true, of(0, -6), of(-6, -6), of(0, -777), Traces.lost("x"), Traces.skipped("y")))
        .contains(
            "\u001b[33mknown\u001b[0m     echo",
            "\u001b[32msame\u001b[0m",
            "\u001b[1;31mNEW\u001b[0m       echo",
            "          \u001b[1;31mNEW\u001b[0m      close",
            "\u001b[35minconclusive\u001b[0m",
            "\u001b[2mskipped\u001b[0m");
  }

  @Test
  void withoutATerminalThereAreNoColours() {
    CommandLine line = new CommandLine(new RootCommand());
    line.setOut(new PrintWriter(text));
    ComparisonTable.of(line.getCommandSpec()).row(Reports.of(of(-6, -6)));
    assertThat(text.toString()).startsWith("same ").doesNotContain("\u001b");
  }
}
