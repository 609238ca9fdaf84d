package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlClosesTest {
  private static String drawn(ScenarioReport scenario, TargetReport... targets) {
    Markup page = new Markup();
    new HtmlCloses(page).draw(scenario, List.of(targets));
    return page.end();
  }

  @Test
  void documentedRecordedAndMeasuredStandSideBySide() {
    assertThat(drawn(Samples.same("x"), Samples.target("jvm", 0), Samples.target("board:x", -6)))
        .containsSubsequence(
            "documented</i>",
            "<b>0</b> <span>closed by the user, or gracefully</span>",
            "recorded · firmware 3.0.0</i>",
            "<b>−6</b>",
            "measured · jvm</i>",
            "<b>0</b>",
            "measured · board:x</i>",
            "<b>−6</b> <span>server requested termination</span>");
  }

  @Test
  void whoClosedWithWhatAndHowTcpEndedIsReadFromTheWire() {
    TargetReport silent =
        Samples.target(
            "board:x",
            List.of(),
            List.of(
                Samples.connection(List.of(), List.of(), List.of(Samples.end(1, "client", "rst")))),
            List.of());
    assertThat(drawn(Samples.same("x"), Samples.target("jvm", 0), silent))
        .contains("no close event")
        .containsSubsequence(
            "closed first",
            "client, with a close frame",
            "client, with RST",
            "code sent",
            "1000",
            "no close frame",
            "code received",
            "1001 &quot;ok&quot;",
            "no close frame",
            "clean",
            "yes",
            "no",
            "TCP",
            "FIN by the server, then FIN by the client",
            "RST by the client",
            "in its words",
            "It is over.")
        .contains("<tr class=\"odd\"><th>clean");
  }

  @Test
  void aRecordingThatIsNoTruthSaysSoAndManyClosesAreCounted() {
    ScenarioReport odd =
        new ScenarioReport(
            "x",
            "t",
            Verdict.SAME,
            false,
            1,
            1,
            null,
            new ScenarioReport.Recorded("allocator_dependent", List.of(-10)),
            List.of(),
            0,
            Samples.same("x").attempts());
    TargetReport often =
        Samples.target("jvm", Collections.nCopies(10, Samples.closed(1, -6)), List.of(), List.of());
    assertThat(drawn(odd, often))
        .contains("firmware 3.0.0, allocator dependent", "and 2 more")
        .doesNotContain("documented", "<table");
  }
}
