package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** One board's room in a browser: overview, console, Wi-Fi, figures. */
@Timeout(300)
class BoardPageIT {
  private static final String MARKUP = "<img src=x onerror=document.title=1>";

  @RegisterExtension static final ServedPage PAGE = new ServedPage();
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = PAGE.browser();
    PAGE.post("/boards", "{\"kind\":\"virtual\",\"name\":\"virt0\",\"timeScale\":0.1}");
    PAGE.post("/boards/virt0/identify?wait=30s", "");
  }

  @BeforeEach
  void fresh() {
    browser.complaints();
  }

  /** Opens one of the board's tabs; from elsewhere, so that it is drawn anew. */
  private static void enter(String tab, String words) {
    browser.go("/#/bench");
    browser.awaitText("virt0");
    browser.go("/#/boards/virt0" + tab);
    browser.awaitText(words);
  }

  private static long number(String script) {
    return ((Number) browser.script(script)).longValue();
  }

  @Test
  void theOverviewSaysAllThatIsKnownAndTabsKeepTheFocus() {
    enter("", "Found");
    browser.awaitText("NodeMCU Lua 3.0.0");
    assertThat(browser.text()).contains("It is ready for use.", "websocket", "power-on", "115200");
    browser.demandUsable("board-overview", 360, 1280);
    browser.press("Wi-Fi");
    browser.awaitText("Join a network");
    assertThat(browser.address()).isEqualTo("/#/boards/virt0/wifi");
    assertThat(browser.script("return document.activeElement.textContent")).isEqualTo("Wi-Fi");
  }

  @Test
  void aBoardThatNeverWasIsSaidNotToBe() {
    browser.go("/#/bench");
    browser.go("/#/boards/%3Cimg%20src%3Dx%3E");
    browser.awaitText("There is no board <img src=x>");
    assertThat(browser.seen("img")).isEmpty();
    browser.press("To the bench");
    browser.awaitText("Start a virtual board");
  }

  @Test
  void theConsoleIsTypedIntoSearchedSeenAsBytesAndNeverMarkup() {
    enter("/console", "Both directions");
    browser.type("Lua", "print(\"" + MARKUP + "\", 6*7)" + Keys.ENTER);
    browser.awaitText(MARKUP + "␉42");
    assertThat(browser.seen("img")).isEmpty();
    browser.keys(Keys.ARROW_UP);
    assertThat(browser.field("Lua").getDomProperty("value")).contains("6*7");

    browser.type("Search", MARKUP);
    browser.awaitText("hits");
    browser.field("Only lines with it").click();
    browser.await(
        () ->
            number("return document.querySelectorAll('.console-line').length")
                == number("return document.querySelectorAll('.console-line:has(mark)').length"),
        "only lines with what is looked for");
    browser.field("Search").sendKeys(Keys.ENTER);
    browser.awaitText("1 of");
    browser.press("Hex");
    browser.awaitText("3c 69 6d 67");
    browser.await(".vlist").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    browser.await(".dump");
    assertThat(browser.text()).contains("0000  ");
    browser.demandUsable("board-console", 360, 1280);
  }

  @Test
  void aPausedConsoleWaitsUntilItGoesOn() {
    enter("/console", "Both directions");
    browser.press("Pause");
    PAGE.post("/boards/virt0/console?wait=2s", "{\"text\":\"print('while'..'paused')\\n\"}");
    browser.awaitText("new lines wait");
    assertThat(browser.text()).doesNotContain("whilepaused");
    browser.press("Pause");
    browser.awaitText("whilepaused");
  }

  @Test
  void aNetworkIsChosenAndItsPasswordStaysNowhere() {
    enter("/wifi", "Join a network");
    browser.press("Look for networks");
    browser.press("Choose wiretwin");
    assertThat(browser.field("Name (SSID)").getDomProperty("value")).isEqualTo("wiretwin");
    WebElement password = browser.field("Password");
    password.sendKeys("not-the-right-one" + Keys.ENTER);
    browser.awaitText("does not take the password");
    assertThat(password.getDomProperty("value")).isEmpty();
    assertThat(
            browser.script(
                "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document"
                    + ".body.innerHTML"))
        .asString()
        .doesNotContain("not-the-right-one");
    browser.complaints(); // the refusal is told there, too
    browser.demandUsable("board-wifi", 360, 1280);
  }

  @Test
  void figuresStaySmoothWhateverTheFeedBrings() {
    enter("/figures", "Round trips");
    browser.await("canvas");
    // what one hears of a service under load: ten thousand entries a second, for three seconds
    Object frames =
        browser.script(
            """
            const { store } = customElements.get('wt-app');
            window.measured = null;
            const frames = [];
            let id = store.state.last ?? 0;
            let done = false;
            const begun = performance.now();
            let last = begun;
            const pour = () => {
              const due = Math.min(30000, (performance.now() - begun) * 10);
              const at = new Date().toISOString();
              for (; id - (window.from ??= id) < due; ) {
                const type = ++id % 2 ? 'session.sent' : 'session.receive';
                store.dispatch({ kind: 'entry',
                    entry: { id, at, type, board: 'virt0', session: 's1-x', opcode: 1, length: 9 } });
              }
              if (due < 30000) setTimeout(pour, 5);
              else done = true;
            };
            const frame = (now) => {
              frames.push(now - last);
              last = now;
              if (!done) requestAnimationFrame(frame);
              else window.measured = { frames: frames.length, ms: now - begun };
            };
            requestAnimationFrame(frame);
            pour();
            return true;
            """);
    assertThat(frames).isEqualTo(true);
    browser.await(
        () -> (boolean) browser.script("return window.measured !== null"), "three seconds of it");
    // a busy machine draws fewer frames than it could, but it draws all the time
    long most = number("return window.measured.ms / window.measured.frames");
    assertThat(most).as("ms per frame").isLessThan(200);
    browser.awaitText("s1-x");
    browser.await(
        () -> browser.text().contains("15,000"), "all entries to be counted for their session");
    browser.demandUsable("board-figures", 360, 1280);
  }

  @Test
  void aBoardThatVanishesIsSaidToBeGone() {
    PAGE.post("/boards", "{\"kind\":\"virtual\",\"name\":\"brief\",\"timeScale\":0.1}");
    browser.go("/#/bench");
    browser.awaitText("brief");
    browser.go("/#/boards/brief/console");
    browser.awaitText("Both directions");
    PAGE.delete("/boards/brief");
    browser.awaitText("gone");
    browser.go("/#/boards/brief");
    browser.awaitText("It is not there any more");
    assertThat(browser.hurdles()).isEmpty();
  }
}
