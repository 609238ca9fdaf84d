package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What the page does when the service or the network goes, and when it is open twice. */
@Timeout(300)
class StandingPageIT {
  private static final String OPEN = ".lane-head .badge.good";
  private static final String JVM = "{\"target\": \"jvm\"}";

  @RegisterExtension final ServedPage page = new ServedPage();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = page.browser();
    browser.go("/#/bench");
    browser.awaitText("Start a virtual board");
    browser.awaitText("Live");
  }

  /**
   * @param bytesPerSecond 0 for as fast as it goes
   */
  private void network(boolean offline, int latencyMs, int bytesPerSecond) {
    browser.tool("Network.enable", Map.of());
    int most = bytesPerSecond == 0 ? -1 : bytesPerSecond;
    browser.tool(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            offline,
            "latency",
            latencyMs,
            "downloadThroughput",
            most,
            "uploadThroughput",
            most));
  }

  private void listen() {
    browser.script(
        """
        window.heard = [];
        customElements.get('wt-app').store.listen((entry) => heard.push(entry.id));
        """);
  }

  private List<Long> heard() {
    return ((List<?>) browser.script("return heard"))
        .stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** Ids of all that the service has told behind that one. */
  private List<Long> told(long after) {
    List<Long> ids = new ArrayList<>();
    long next = after;
    for (JsonNode some = poll(next); !some.path("events").isEmpty(); some = poll(next)) {
      some.path("events").forEach(event -> ids.add(event.path("id").asLong()));
      assertThat(some.path("missed").asLong()).isZero();
      next = some.path("next").asLong();
    }
    return ids;
  }

  private JsonNode poll(long after) {
    return page.get("/events/poll?limit=1000&after=" + after);
  }

  private void openSessions(int count) {
    for (int i = 0; i < count; i++) {
      page.post("/sessions", JVM);
    }
  }

  @Test
  void ofAServiceThatBeganAnewNothingWasMissed() {
    listen();
    openSessions(3);
    browser.await(() -> heard().size() >= 3, "the first entries");
    network(true, 0, 0);
    page.end();
    browser.awaitText("The service does not answer.");
    page.beginAgain();
    openSessions(9);
    network(false, 0, 0);
    browser.awaitText("The service is back; nothing was missed.");
    long first = heard().get(0);
    browser.await(
        () -> heard().size() >= told(first).size() + 1, "all that happened while it was away");
    List<Long> all = heard();
    assertThat(all.subList(1, all.size())).isEqualTo(told(first)).hasSizeGreaterThan(12);
  }

  @Test
  void whatWasMissedOnceIsSaidOnce() {
    browser.script(
        """
        const { store } = customElements.get('wt-app');
        store.dispatch({ kind: 'standing', standing: 'lost' });
        store.dispatch({ kind: 'entry', entry: { id: store.state.last ?? 1, type: 'gap', missed: 7 } });
        setTimeout(() => store.dispatch({ kind: 'standing', standing: 'live' }), 200);
        """);
    browser.awaitText("The service is back; 7 entries are no longer kept.");
    browser.script(
        """
        const { store } = customElements.get('wt-app');
        store.dispatch({ kind: 'standing', standing: 'lost' });
        setTimeout(() => store.dispatch({ kind: 'standing', standing: 'live' }), 200);
        """);
    browser.awaitText("The service is back; nothing was missed.");
  }

  @Test
  void aSlowNetworkMakesItSlowerAndNothingElse() {
    network(false, 300, 40_000);
    browser.reload();
    browser.awaitText("Start a virtual board");
    browser.press("Start a virtual board");
    browser.awaitText("virt0");
    browser.go("/#/twin?targets=jvm");
    browser.press("Connect");
    browser.await(() -> browser.seen(OPEN).size() == 1, "an open lane");
    browser.type("Message", "slowly");
    browser.keys(Keys.ENTER);
    browser.awaitText("receive text");
    assertThat(browser.text()).doesNotContain("The service does not answer.");
    assertThat(browser.complaints()).isEmpty();
  }

  /** A browser has six connections for a service, and keeps pages for who comes back. */
  @Test
  void aPageThatWasLeftHoldsNoConnection() {
    for (int visit = 0; visit < 8; visit++) {
      browser.leave();
      browser.go("/#/bench");
      browser.awaitText("Live");
    }
    browser.press("Lab");
    browser.awaitText("How the server behaves");
    browser.back();
    browser.awaitText("Start a virtual board");
    browser.awaitText("Live");
  }

  @Test
  void aRoomWhoseFilesDoNotComeSaysSoAndIsLoadedAgain() {
    network(true, 0, 0);
    browser.press("Lab");
    browser.awaitText("This part of the page could not be loaded.");
    network(false, 0, 0);
    browser.press("Load the page again");
    browser.awaitText("How the server behaves");
  }

  @Test
  void aReloadInTheMiddleOfAComparisonFindsItAsItIs() {
    page.post("/boards", "{\"kind\": \"virtual\", \"name\": \"virt0\", \"timeScale\": 0.1}");
    String id =
        page.post("/comparisons", "{\"suite\": \"smoke\", \"targets\": [\"jvm\", \"board:virt0\"]}")
            .path("id")
            .asText();
    browser.go("/#/comparisons/" + id);
    browser.await("progress");
    browser.await(() -> !browser.seen(".cmp-outcome").isEmpty(), "the first scenario's outcome");
    browser.reload();
    browser.await("progress");
    browser.await(() -> !browser.seen(".cmp-outcome").isEmpty(), "the outcome after a reload");
    browser.press("Cancel");
    browser.awaitText("Run again");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void twoTabsSeeTheSameAndEachKnowsWhatTheOtherHas() {
    page.post("/boards", "{\"kind\": \"virtual\", \"name\": \"virt0\", \"timeScale\": 0.1}");
    browser.go("/#/twin?targets=jvm");
    browser.press("Connect");
    browser.await(() -> browser.seen(OPEN).size() == 1, "an open lane");
    String lanes = browser.address();
    String first = browser.anotherTab();
    browser.go(lanes);
    browser.await(() -> browser.seen(OPEN).size() == 1, "the lane in another tab");
    browser.type("Message", "from the second tab");
    browser.keys(Keys.ENTER);
    browser.awaitText("receive text");
    String second = browser.toTab(first);
    browser.await(
        () -> browser.text().replaceAll("\\s+", " ").contains("receive text from the second tab"),
        "the message in the first tab");
    browser.go("/#/bench");
    browser.press("Claim");
    browser.awaitText("yours");
    browser.toTab(second);
    browser.go("/#/bench");
    browser.awaitText("yours, in another tab");
    browser.toTab(first);
    browser.press("Give back");
    browser.toTab(second);
    browser.awaitText("free");
    assertThat(browser.hurdles()).isEmpty();
  }
}
