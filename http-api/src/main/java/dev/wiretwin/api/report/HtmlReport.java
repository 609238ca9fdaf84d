package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws a report as one HTML file that needs nothing else: it opens from a disk, asks nobody for
 * anything, and filters without a script. For one document.
 */
final class HtmlReport {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  /** What needs looking at comes first. */
  private static final List<Verdict> ORDER =
      List.of(Verdict.NEW, Verdict.INCONCLUSIVE, Verdict.KNOWN, Verdict.SAME, Verdict.SKIPPED);

  private final ReportDocument document;
  private final Markup page = new Markup();

  HtmlReport(ReportDocument document) {
    this.document = document;
  }

  /** UTF-8. */
  byte[] draw() {
    page.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
    head();
    page.open("body");
    filters();
    title();
    page.open("main");
    List<ScenarioReport> ordered =
        document.scenarios().stream()
            .sorted(Comparator.comparingInt(one -> ORDER.indexOf(one.verdict())))
            .toList();
    for (Verdict verdict : Verdict.values()) {
      if (document.count(verdict) == 0) {
        page.line("p", "nothing n-" + css(verdict), "No scenario came to this.");
      }
    }
    if (flaky() == 0) {
      page.line("p", "nothing n-flaky", "No scenario was flaky.");
    }
    HtmlScenario scenario = new HtmlScenario(page, document.run());
    for (ScenarioReport one : ordered) {
      scenario.draw(one, "s" + (document.scenarios().indexOf(one) + 1));
    }
    page.close().open("script").raw(SCRIPT).close();
    return page.end().getBytes(StandardCharsets.UTF_8);
  }

  private void head() {
    page.open("head").single("meta", "charset", "utf-8");
    page.single("meta", "http-equiv", "Content-Security-Policy", "content", policy());
    page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.single("meta", "name", "color-scheme", "content", "light dark");
    page.single("meta", "name", "referrer", "content", "no-referrer");
    page.open("title").text(document.headline() + " – " + document.run().suite()).close();
    page.open("style").raw(STYLE).close().close();
  }

  private static String policy() {
    return "default-src 'none'; style-src "
        + hash(STYLE)
        + "; script-src "
        + hash(SCRIPT)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String inline) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every JDK has SHA-256", never);
    }
  }

  // ---- the top

  /** They stand before everything they filter, so that style alone can do it. */
  private void filters() {
    filter("all", true);
    for (Verdict verdict : Verdict.values()) {
      filter(css(verdict), false);
    }
    filter("flaky", false);
  }

  private void filter(String name, boolean chosen) {
    if (chosen) {
      page.single("input", "type", "radio", "name", "f", "id", "f-" + name, "checked", "");
    } else {
      page.single("input", "type", "radio", "name", "f", "id", "f-" + name);
    }
  }

  private void title() {
    ReportDocument.Run run = document.run();
    page.open("header").open("p", "class", "quiet");
    page.text("wiretwin " + run.product() + " · " + when(run)).close();
    page.open("h1").text(run.suite()).close();
    page.line("p", "headline " + worst(), document.headline());
    page.open("p", "class", "targets");
    for (ReportDocument.TargetName target : run.targets()) {
      page.open("span").line("b", "", target.name()).text(" ");
      page.line("span", "quiet", target.firmware()).close();
    }
    page.close().open("nav", "aria-label", "Which scenarios to show");
    label("all", "all", document.scenarios().size());
    for (Verdict verdict : ORDER) {
      label(css(verdict), ReportDocument.word(verdict), document.count(verdict));
    }
    label("flaky", "flaky", flaky());
    page.single(
        "input",
        "type",
        "search",
        "id",
        "find",
        "placeholder",
        "find a name",
        "hidden",
        "",
        "aria-label",
        "Find scenarios by their name");
    page.close().close();
  }

  private static String when(ReportDocument.Run run) {
    String started = run.startedAt().replaceFirst("T", " ").replaceFirst("(\\.[0-9]+)?Z$", " UTC");
    return run.endedAt() == null ? started + ", cut off" : started;
  }

  private String worst() {
    if (document.count(Verdict.NEW) > 0) {
      return "bad";
    }
    return document.count(Verdict.INCONCLUSIVE) > 0 || document.run().endedAt() == null
        ? "unsure"
        : "good";
  }

  private void label(String name, String words, int count) {
    page.open(
        "label", "for", "f-" + name, "class", count == 0 ? "l-" + name + " zero" : "l-" + name);
    page.text(words + " ").line("b", "", Integer.toString(count)).close();
  }

  private int flaky() {
    return (int) document.scenarios().stream().filter(ScenarioReport::flaky).count();
  }

  private static String css(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
