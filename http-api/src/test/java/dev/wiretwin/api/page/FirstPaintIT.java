package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How soon the bench is seen, beside a page of nothing but text from the same service in the same
 * browser: machines differ, and headless browsers draw late.
 */
@Timeout(300)
class FirstPaintIT {
  private static final int ROUNDS = 7;
  private static final String PLAIN = "/problems/board-busy";

  @RegisterExtension final ServedPage page = new ServedPage();

  /**
   * @param first ms from the navigation to the first text or picture
   * @param whole to the largest one
   */
  private record Paint(double first, double whole) {}

  /** Without what the browser kept of the visit before. */
  private Paint visit(String path, String words) {
    Browser browser = page.browser();
    browser.leave();
    browser.go(path);
    browser.awaitText(words);
    browser.script(
        """
        window.paints = {};
        const keep = (list) => list.getEntries().forEach((one) => {
          if (one.entryType === 'largest-contentful-paint') paints.whole = one.startTime;
          else if (one.name === 'first-contentful-paint') paints.first = one.startTime;
        });
        for (const type of ['paint', 'largest-contentful-paint']) new PerformanceObserver(keep).observe({ type, buffered: true });
        """);
    browser.await(
        () -> (boolean) browser.script("return Boolean(paints.first && paints.whole)"),
        "the browser to tell when it drew");
    return new Paint(number("paints.first"), number("paints.whole"));
  }

  private double number(String expression) {
    return ((Number) page.browser().script("return " + expression)).doubleValue();
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  @Test
  void theFrameIsDrawnWithoutWaitingForAnyScript() {
    Browser browser = page.browser();
    browser.tool("Network.enable", Map.of());
    browser.tool("Network.setBlockedURLs", Map.of("urls", List.of("*.js")));
    browser.leave();
    browser.go("/#/bench");
    String painted = "return performance.getEntriesByName('first-contentful-paint').length > 0";
    browser.await(() -> (boolean) browser.script(painted), "the browser to draw");
    assertThat(browser.script("return document.querySelectorAll('script').length"))
        .as("scripts that it asks for")
        .isNotEqualTo(0L);
    browser.tool("Network.setBlockedURLs", Map.of("urls", List.of()));
  }

  /** No verdict: the machine may be busy. The figures are kept beside the screenshots. */
  @Test
  void howLongItTakesBesideAPageOfTextIsNoted() {
    Browser browser = page.browser();
    browser.tool("Network.enable", Map.of());
    browser.tool("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    visit(PLAIN, "board-busy");
    visit("/#/bench", "Start a virtual board");
    List<Double> plain = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      plain.add(visit(PLAIN, "board-busy").first());
      Paint bench = visit("/#/bench", "Start a virtual board");
      first.add(bench.first());
      whole.add(bench.whole());
    }
    Browser.note(
        "first-paint",
        String.format(
            Locale.ROOT,
            "first paint, medians of %d: plain text %.0f ms, bench %.0f ms, all of the bench %.0f ms",
            ROUNDS,
            median(plain),
            median(first),
            median(whole)));
    assertThat(first).as("rounds").hasSize(ROUNDS).allMatch(ms -> ms > 0);
  }
}
