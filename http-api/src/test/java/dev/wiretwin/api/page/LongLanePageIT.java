package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** A lane in which a hundred thousand things happened, each of them for real. */
@Timeout(600)
class LongLanePageIT {
  /** Each is sent, seen by the lab server, answered by it and received: four rows. */
  private static final int MESSAGES = 26_000;

  private static final int MOST_ROWS = 100_000;

  /** Of messages on their way before the page is waited for: a session keeps a thousand events. */
  private static final int AHEAD = 300;

  private static final long MOST_HEAP = 200L << 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension final ServedPage page = new ServedPage();

  private Browser browser() {
    return page.browser();
  }

  private void send(String session, String text) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page.base() + "/api/v1/sessions/" + session + "/send"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}"))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
  }

  private long number(String script) {
    return ((Number) browser().script(script)).longValue();
  }

  /** Rows that were made so far, also those that are no longer kept. */
  private long rows() {
    return number("return seen.length + seen.dropped");
  }

  private long metric(String name) {
    browser().tool("HeapProfiler.collectGarbage", Map.of());
    List<?> metrics = (List<?>) browser().tool("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .map(one -> (Map<?, ?>) one)
        .filter(one -> one.get("name").equals(name))
        .mapToLong(one -> ((Number) one.get("value")).longValue())
        .findFirst()
        .orElseThrow();
  }

  /** The lists that the page makes from now on are put where the test finds them. */
  private void watchLists() {
    browser()
        .script(
            """
            window.seen = null;
            import('/ui/lib/virtual-list.js').then(({ VirtualList }) => {
              const { replaceFrom } = VirtualList.prototype;
              VirtualList.prototype.replaceFrom = function (...all) {
                window.seen = this;
                return replaceFrom.apply(this, all);
              };
              window.watching = true;
            });
            """);
    browser().await(() -> browser().script("return window.watching === true").equals(true), "it");
  }

  @Test
  void aHundredThousandEntriesAreScrolledOpenedAndBounded() throws Exception {
    browser().tool("Performance.enable", Map.of());
    browser().go("/#/twin?targets=jvm");
    browser().awaitText("Nothing runs yet");
    watchLists();
    browser().press("Connect");
    browser().await(() -> browser().seen(".lane-head .badge.good").size() == 1, "an open lane");
    long before = metric("JSHeapUsedSize");
    String session = browser().await(".lane-link").getText();
    for (int i = 1; i <= MESSAGES; i++) {
      send(session, "message " + i);
      if (i % AHEAD == 0) {
        long wanted = 4L * i;
        browser().await(() -> rows() >= wanted, "the page to have seen message " + i);
      }
    }
    browser().await(() -> rows() >= 4L * MESSAGES, "all of it");
    browser().awaitText("message " + MESSAGES);

    assertThat(number("return seen.length")).isBetween(90_000L, (long) MOST_ROWS);
    assertThat(number("return document.querySelectorAll('.vlist-row').length")).isBetween(5L, 100L);
    assertThat(metric("Nodes")).isLessThan(5_000);
    long grown = metric("JSHeapUsedSize") - before;
    Browser.note("long-lane", "the page's heap has grown by " + (grown >> 20) + " MiB");
    assertThat(grown).as("heap of the page in bytes").isLessThan(MOST_HEAP);
    assertThat(browser().text()).doesNotContain("no longer kept");

    browser().script("seen.element.scrollTop = 0");
    browser()
        .await(() -> browser().script("return seen.follows").equals(false), "it to stay there");
    browser().await(() -> !browser().seen(".lane-cell").isEmpty(), "the oldest rows");
    browser().seen(".lane-cell").get(2).click();
    browser().await(".lane-detail");
    browser().press("To the end ↓");
    browser().awaitText("message " + MESSAGES);
    browser().type("Message", "still there");
    browser().keys(Keys.ENTER);
    browser().awaitText("still there");
    assertThat(browser().complaints()).isEmpty();
  }
}
