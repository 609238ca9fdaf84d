package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.report.RunDifference;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SinceShowTest {
  private static final String TWO =
      "- {name: refused, client: [connect, {wait: close}], server: null}\n"
          + "- {name: again, client: [connect, {wait: close}], server: null}\n";

  @TempDir private Path state;
  private OwnComparer comparer;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void open() {
    comparer = OwnComparer.in(state, 1, 115_200, Catalogue.builtIn(), Optional.empty());
  }

  @AfterEach
  void close() {
    comparer.close();
  }

  private SinceShow show() {
    return new SinceShow(comparer, new PrintWriter(out));
  }

  private ComparisonInfo compared(String scenario) throws Exception {
    return comparer.look(comparer.submit(Quick.wish(scenario)).id(), Duration.ofSeconds(30));
  }

  @Test
  void whatCameAndWhatWentIsNamed() throws Exception {
    ComparisonInfo earlier = compared(Quick.SCENARIO);
    ComparisonInfo later = compared(TWO);
    show().demand(earlier.id());
    show().show(earlier.id(), later);
    assertThat(out.toString())
        .isEqualTo(
            """
            Since %s: 1 unchanged · 1 added
              added     again: not there → same
            """
                .formatted(earlier.id()));
  }

  @Test
  void theLastGreenIsTheLatestOfTheSameThatIsNotThisOne() throws Exception {
    compared(Quick.SCENARIO);
    ComparisonInfo earlier = compared(Quick.SCENARIO);
    ComparisonInfo later = compared(Quick.SCENARIO);
    show().demand(SinceShow.LAST_GREEN);
    show().show(SinceShow.LAST_GREEN, later);
    assertThat(out.toString())
        .isEqualTo("Since " + earlier.id() + ": 1 unchanged" + System.lineSeparator());
  }

  @Test
  void withoutAnEarlierOneItSaysSo() throws Exception {
    assertThatThrownBy(() -> show().demand(SinceShow.LAST_GREEN))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("compare --list");
    assertThatThrownBy(() -> show().demand("c99")).isInstanceOf(Refusal.class);
    ComparisonInfo only = compared(Quick.SCENARIO);
    show().show(SinceShow.LAST_GREEN, only);
    assertThat(out.toString())
        .startsWith("Nothing to compare with: no earlier quick on jvm, jvm had nothing new.");
  }

  /** The runs of one machine do not differ: what was seen is read from reports. */
  @Test
  void newDifferencesAreShownAsTheyAre() throws Exception {
    ComparisonInfo info = compared(Quick.SCENARIO);
    ReportDocument same = Reports.read(comparer.report(info.id(), "json"));
    String broken =
        new String(Reports.json(same), StandardCharsets.UTF_8)
            .replaceFirst("\"verdict\":\"same\"", "\"verdict\":\"new\"")
            .replace("\"verdict\":\"same\"", "\"verdict\":\"new\"")
            .replace(
                "\"divergences\":[]",
                "\"divergences\":[{\"target\":\"board:x\",\"field\":\"close status\",\"where\":0,"
                    + "\"reference\":\"-109\",\"other\":\"-42\",\"known\":null}]");
    ReportDocument worse = Reports.read(broken.getBytes(StandardCharsets.UTF_8));
    show().print("before", RunDifference.between(same, worse));
    assertThat(out.toString())
        .contains("Since before: 1 worse", "worse     refused: same → new")
        .contains("came: board:x close status: -109 ≠ -42");
  }
}
