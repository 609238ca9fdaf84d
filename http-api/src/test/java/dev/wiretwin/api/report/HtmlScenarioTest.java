package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlScenarioTest {
  private static String drawn(ScenarioReport scenario) {
    Markup page = new Markup();
    new HtmlScenario(page, Samples.all().run()).draw(scenario, "s1");
    return page.end();
  }

  @Test
  void aNewOneIsOpenAndSaysFirstWhatIsNew() {
    String html = drawn(Samples.fresh("fresh"));
    assertThat(html)
        .startsWith("<article class=\"s v-new\" id=\"s1\"><details open><summary>")
        .contains("<span class=\"badge\">NEW</span>")
        .contains("New difference</h3><p>Nothing in the catalogue explains this.");
    assertThat(html.indexOf("diff new")).isLessThan(html.indexOf("diff known"));
  }

  @Test
  void aKnownOneIsClosedAndExplained() {
    assertThat(drawn(Samples.scenario("k", Samples.tried(Verdict.KNOWN, Samples.known("one-id")))))
        .contains("<details><summary><span class=\"badge\">known</span>")
        .contains("<h3>one-id</h3><p>It is so.</p>")
        .contains("<code>close 0</code>", "<code>close -6</code>")
        .contains("What to do: </b>Mind it.", "Evidence: close.x, ws_close");
  }

  @Test
  void theSummaryHasWhatEachTargetEndedWith() {
    assertThat(drawn(Samples.same("x")))
        .contains("<span>jvm <b>0</b></span><span>board:x <b>−6</b></span>");
    assertThat(drawn(Samples.scenario("l", Samples.broken(Verdict.INCONCLUSIVE, "It is gone."))))
        .contains("board:x <b>–</b>")
        .contains("<p class=\"sentence\">It is gone.</p>");
  }

  @Test
  void everyAttemptOfAFlakyOneIsThere() {
    String html = drawn(Samples.all().scenarios().get(5));
    assertThat(html)
        .contains("class=\"s v-same flaky\"", "badge shaky")
        .contains("Attempt 1 of 2 came to: <b>NEW</b>");
  }

  @Test
  void itCanBeRepeated() {
    assertThat(drawn(Samples.same("x")))
        .contains("Repeat this step", "curl -sf", "def test_x():")
        .contains("&quot;scenario&quot;:&quot;smoke/x&quot;");
  }

  @Test
  void whatCameWithTheRequestIsToBeSentAgain() {
    ReportDocument.Run run =
        new ReportDocument.Run(
            "1", null, "x", null, "own", new ReportDocument.Options(1, null, null), List.of());
    Markup page = new Markup();
    new HtmlScenario(page, run).draw(Samples.same("x"), "s1");
    assertThat(page.end()).contains("send that again").doesNotContain("curl");
  }

  @Test
  void manyDifferencesAreCounted() {
    ScenarioReport.Difference[] many =
        Collections.nCopies(70, Samples.unknown("a", "b"))
            .toArray(ScenarioReport.Difference[]::new);
    assertThat(drawn(Samples.scenario("x", Samples.tried(Verdict.NEW, many))))
        .contains("New differences</h3>", "and 10 more");
  }
}
