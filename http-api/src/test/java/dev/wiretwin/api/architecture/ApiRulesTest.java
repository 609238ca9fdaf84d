package dev.wiretwin.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that no rule is asleep: each is asked about a class that was written to break it. */
class ApiRulesTest {
  private static final String ROOT = "dev.wiretwin.api.architecture.fixture";
  private static final Map<String, ArchRule> RULES = ApiRules.in(ROOT);
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(ROOT);

  static Stream<Arguments> breaches() {
    return Stream.of(
        arguments("refusal looks down", "refusal.RefusalLooksUp"),
        arguments("listen looks down", "listen.ListenLooksUp"),
        arguments("run looks down", "run.RunLooksUp"),
        arguments("feed looks down", "feed.FeedLooksUp"),
        arguments("catalogue looks down", "catalogue.CatalogueLooksUp"),
        arguments("remote looks down", "remote.RemoteLooksUp"),
        arguments("testee looks down", "testee.TesteeLooksUp"),
        arguments("log looks down", "log.LogLooksUp"),
        arguments("store looks down", "store.StoreLooksUp"),
        arguments("session looks down", "session.SessionLooksUp"),
        arguments("lab looks down", "lab.LabLooksUp"),
        arguments("compare looks down", "compare.CompareLooksUp"),
        arguments("report looks down", "report.ReportLooksUp"),
        arguments("board looks down", "board.BoardLooksUp"),
        arguments("comparisons looks down", "comparisons.ComparisonsLooksUp"),
        arguments("metrics looks down", "metrics.MetricsLooksUp"),
        arguments("web looks down", "web.WebLooksUp"),
        arguments("service looks down", "service.ServiceLooksUp"),
        arguments("picocli", "feed.SpeaksPicocli"),
        arguments("jline", "feed.SpeaksJline"),
        arguments("sql", "feed.SpeaksSql"),
        arguments("sqlite", "feed.SpeaksSqlite"),
        arguments("javalin", "feed.SpeaksJavalin"),
        arguments("jetty", "feed.SpeaksJetty"),
        arguments("servlet", "feed.SpeaksServlet"),
        arguments("micrometer", "feed.SpeaksMicrometer"),
        arguments("prometheus", "feed.SpeaksPrometheus"),
        arguments("logback", "feed.SpeaksLogback"),
        arguments("cycles", "feed.GoesRound"));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsFoundAndNamed(String rule, String offender) {
    List<String> report = RULES.get(rule).evaluate(FIXTURES).getFailureReport().getDetails();
    assertThat(report).anyMatch(line -> line.contains(ROOT + "." + offender));
  }

  @Test
  void everyRuleHasItsBreach() {
    assertThat(breaches().map(breach -> (String) breach.get()[0]))
        .containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }
}
