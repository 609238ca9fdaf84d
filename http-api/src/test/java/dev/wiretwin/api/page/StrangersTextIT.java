package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/**
 * A board, a peer and whoever wrote a link say markup wherever the page shows what they say: it is
 * read as text, and makes no element. Leases are {@link BenchPageIT}'s, the console {@link
 * BoardPageIT}'s, comparisons and scenarios {@link ComparisonsPageIT}'s.
 */
@Timeout(240)
class StrangersTextIT {
  /** Short enough for the name of a network. */
  private static final String MARKUP = "<b class=stranger>x</b>";

  /** What a script on a board does to make it lie to whoever asks. */
  private static final String LIES =
      """
      M="<b class=stranger>x</b>"
      _n,_w=node,wifi
      node=setmetatable({info=function(g) local i=_n.info(g) i.node_version_major=M
        if i.modules then i.modules=i.modules..","..M end return i end},{__index=_n})
      wifi=setmetatable({sta=setmetatable({getconfig=function() return M end,
        getap=function(_,f) f({["0a:00:00:00:00:01"]=M..",-50,3,6"}) end},{__index=_w.sta})},{__index=_w})
      """;

  /** What it says of a thing stands in the place of %s. */
  private static final List<String> LINKS =
      List.of(
          "/#/boards/%s",
          "/#/boards/virt0/%s",
          "/#/sessions/%s",
          "/#/lab/%s",
          "/#/lab?script=%s",
          "/#/twin?targets=%s,board:%s&url=%s",
          "/#/twin?lanes=%s&preset=%s",
          "/#/twin?script=%s&faults=%s",
          "/#/comparisons/%s",
          "/#/comparisons/%s/%s",
          "/#/comparisons/%s/since/%s",
          "/#/comparisons?suite=%s&scenario=%s&show=%s",
          "/#/scenarios/%s");

  @RegisterExtension final ServedPage page = new ServedPage();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = page.browser();
  }

  private void awaitText(String words) {
    browser.awaitText(words);
    itStayedText();
  }

  /** Seen or not, nothing was made of it. */
  @AfterEach
  void itStayedText() {
    assertThat((long) browser.script("return document.querySelectorAll('.stranger').length"))
        .isZero();
  }

  /** They are told again and again: the page asks the service for what is true. */
  private void awaitLies(int... numbers) {
    for (int number : numbers) {
      browser.await(
          () -> {
            browser.script("lie()");
            return browser.text().contains(MARKUP + number);
          },
          "lie " + number);
    }
    itStayedText();
  }

  /**
   * A board that has started: what is typed before that is lost.
   *
   * @param pace of its clock, which decides how soon it gives a connect up
   */
  private void board(double pace) {
    page.post("/boards", "{\"kind\":\"virtual\",\"name\":\"virt0\",\"timeScale\":" + pace + "}");
    page.post("/boards/virt0/identify?wait=30s", "");
  }

  /** Types lines into the board's prompt, each at its turn. */
  private void lua(String script) {
    for (String line : script.strip().split("\n")) {
      page.post(
          "/boards/virt0/console?wait=2s",
          "{\"text\":\"" + line.strip().replace("\"", "\\\"") + "\\n\"}");
    }
  }

  @Test
  void ofABoardThatLiesAboutItself() {
    board(0.1);
    lua(LIES);
    page.post("/boards/virt0/identify?wait=30s", "");
    assertThat(page.get("/boards/virt0").path("version").asText()).startsWith(MARKUP);
    browser.go("/#/bench");
    awaitText("NodeMCU Lua " + MARKUP);
    browser.go("/#/boards/virt0");
    awaitText(MARKUP + ".");
    assertThat(browser.seen(".chips li").stream().map(chip -> chip.getText())).contains(MARKUP);
    browser.go("/#/boards/virt0/wifi");
    browser.press("Ask the board");
    browser.press("Look for networks");
    browser.press("Choose " + MARKUP);
    awaitText("0a:00:00:00:00:01");
    assertThat(browser.field("Name (SSID)").getDomProperty("value")).isEqualTo(MARKUP);
    browser.type("Password", "not-the-right-one");
    browser.keys(Keys.ENTER);
    awaitText("network \"" + MARKUP + "\"");
  }

  @Test
  void ofWhatIsKnownOfAnAdapterAndASessionOnlyByItself() {
    board(0.1);
    browser.go("/#/bench");
    awaitText("virt0");
    // what stands in a USB adapter's memory, and what a service of another make may say
    browser.script(
        """
        const { store } = customElements.get('wt-app');
        const markup = arguments[0];
        window.lie = () => {
          const board = store.state.boards.get('virt0');
          store.dispatch({ kind: 'put', what: 'boards', thing: { ...board, kind: 'real', port: markup + 21,
              description: markup + 22, process: markup + 23, heldBy: markup + 24, trouble: markup + 25, advice: markup + 26,
              usb: { manufacturer: markup + 27, product: markup + 28, id: markup + 29, serialNumber: markup + 30,
                  location: markup + 31 },
              firmwareKind: 'unknown', version: markup + 32, firmware: markup + 33,
              lastBoot: { kind: 'panic', words: markup + 34 }, modules: [markup + 35],
              wifi: { connected: true, ssid: markup + 36, ip: markup + 37, rssi: -50 },
              networks: [{ ssid: markup + 38, bssid: markup + 39, security: markup + 40, rssi: -50, channel: 1 }] } });
          store.dispatch({ kind: 'put', what: 'sessions', thing: { id: markup, target: markup, state: 'open' } });
        };
        """,
        MARKUP);
    awaitLies(21, 24, 25, 26, 28, 32, 34, 35, 36, 37);
    browser.go("/#/boards/virt0");
    awaitLies(21, 22, 23, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37);
    browser.go("/#/boards/virt0/wifi");
    awaitLies(36, 37, 38, 39, 40);
    browser.go("/#/sessions");
    awaitText(MARKUP + " · " + MARKUP);
  }

  @Test
  void ofAServerInItsHeadItsMessagesAndItsGoodbyeAndOfAScriptBetween() {
    board(1);
    // from init.lua, as the board may start anew when it is taken
    lua(
        "file.open('init.lua','w') file.write(\"tmr.create():alarm(2000,1,function() print('printed "
            + MARKUP
            + "') end)\") file.close() dofile('init.lua')");
    String script =
        "- handshake: {headers: {X-Own: \"%1$s\"}}\n- text: \"said %1$s\"\n- ping: \"%1$s\"\n"
                .formatted(MARKUP)
            + "- expect_frame: text\n- close: {code: 1001, reason: \"%s\"}\n- expect_frame: close\n- fin\n"
                .formatted(MARKUP);
    browser.go("/#/lab");
    browser.awaitText("How the server behaves");
    browser.type("Script (YAML)", script);
    browser.press("Try it side by side");
    browser.awaitText("The script from the lab");
    browser.await("input[value='jvm']:checked");
    browser.await("input[value='board:virt0']:checked");
    browser.press("Connect");
    browser.await(
        () -> browser.laneCells("said " + MARKUP) >= 4, "a frame and a callback in each lane");
    browser.await(() -> browser.laneCells("printed " + MARKUP) > 0, "what the board prints");
    browser.type("Message", MARKUP);
    browser.keys(Keys.ENTER);
    browser.await(() -> browser.laneCells("1001 " + MARKUP) >= 2, "a goodbye in each lane");
    itStayedText();
    String shut = ".lane-cell[aria-expanded=false]:not([data-kind=line])";
    for (int i = 0; i < 20 && !browser.seen(shut).isEmpty(); i++) {
      browser.seen(shut).get(0).sendKeys(Keys.ENTER);
      browser.await(".lane-detail");
      itStayedText();
    }
  }

  @Test
  void ofSomebodyWhoAsksALabServerForMarkup() throws IOException {
    URI lab = URI.create(page.post("/lab", "{\"script\": [\"handshake\"]}").path("url").asText());
    try (Socket somebody = new Socket(lab.getHost(), lab.getPort());
        OutputStream out = somebody.getOutputStream()) {
      out.write(
          ("GET /" + MARKUP + " HTTP/1.1\r\nHost: " + MARKUP + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      browser.go("/#/lab");
      browser.press("What it sees");
      awaitText(MARKUP);
      browser.seen(".lab-saw .lane-cell").get(0).click();
      awaitText("Host: " + MARKUP);
    }
  }

  @Test
  void ofWhoeverWroteALink() {
    for (String link : LINKS) {
      browser.go("/#/bench");
      browser.awaitText("Start a virtual board");
      browser.go(link.replace("%s", MARKUP.replace(" ", "%20").replace("<", "%3C")));
      browser.await(() -> !browser.text().contains("Start a virtual board"), "the room of " + link);
      browser.await(
          () -> !browser.seen("main h1").isEmpty() && browser.seen("[aria-busy=true]").isEmpty(),
          "all of the room of " + link);
      itStayedText();
    }
  }
}
