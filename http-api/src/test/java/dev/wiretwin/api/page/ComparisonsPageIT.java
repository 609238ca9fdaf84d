package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Comparisons and scenarios, as somebody at a bench uses them. */
@Timeout(300)
class ComparisonsPageIT {
  private static final String MARKUP = "<img src=x onerror=\"document.title='run'\">";
  private static final String SUITE =
      """
      {"inline": [
        {"name": "goodbye", "title": "%1$s", "client": ["connect", {"wait": "close"}],
         "server": ["handshake", {"text": "%1$s"}, {"close": {"code": 1001, "reason": "%1$s"}}]},
        {"name": "nobody", "client": ["connect", {"wait": "close"}], "server": null}],
       "targets": ["board:docu", "board:virt0"], "name": "%1$s"}
      """
          .formatted(MARKUP.replace("\"", "\\\""));

  @RegisterExtension static final ServedPage PAGE = new ServedPage();
  private static Browser browser;

  /** Two boards that differ in what no catalogue explains, held against each other twice. */
  private static String before;

  private static String compared;

  @BeforeAll
  static void open() {
    browser = PAGE.browser();
    PAGE.post("/boards", "{\"kind\": \"virtual\", \"name\": \"virt0\", \"timeScale\": 0.1}");
    PAGE.post(
        "/boards",
        "{\"kind\": \"virtual\", \"name\": \"docu\", \"timeScale\": 0.1, \"profile\":"
            + " \"documented\"}");
    before = compared();
    compared = compared();
  }

  private static String compared() {
    JsonNode over = PAGE.post("/comparisons?wait=60s", SUITE);
    assertThat(over.path("verdict").asText()).as(over.toString()).isEqualTo("new");
    return over.path("id").asText();
  }

  /** Nobody is shut out, nothing is complained of, and it fits on a phone, light and dark. */
  private static void assertWellMade(String name) {
    assertThat(browser.hurdles()).as(name).isEmpty();
    browser.prefers("prefers-color-scheme", "dark");
    browser.size(360, 800);
    assertThat(browser.fits()).as(name + " fits into 360 px").isTrue();
    assertThat(browser.hurdles()).as(name + " in the dark, on a phone").isEmpty();
    browser.keep("comparisons-" + name + "-dark-360");
    browser.prefers("prefers-color-scheme", "light");
    browser.size(1280, 900);
    browser.keep("comparisons-" + name);
    assertThat(browser.complaints()).as(name).isEmpty();
    assertThat(browser.title()).isNotEqualTo("run");
    assertThat(browser.seen("main img")).isEmpty();
  }

  @Test
  void aSuiteIsChosenRunAndFollowedToItsEnd() {
    browser.go("/#/comparisons?suite=smoke&scenario=refused");
    browser.awaitText("usually far less");
    browser.awaitText("A virtual board keeps the pace it was started with");
    assertThat(browser.field("Scenario").getDomProperty("value")).isEqualTo("refused");
    browser.awaitText(MARKUP);
    assertWellMade("list");
    browser.script(
        "for (const box of document.querySelectorAll('[name=target]'))"
            + " if (box.checked !== ['jvm', 'board:virt0'].includes(box.value)) box.click()");
    browser.press("Run");
    browser.awaitText("All comparisons");
    browser.awaitText("Run again");
    browser.awaitText("took ");
    assertThat(browser.text()).contains("smoke/refused", "Nobody listens");
    browser.press("refused");
    browser.awaitText("How it ended");
    browser.awaitText("measured · board:virt0");
    assertThat(browser.text()).contains("The targets agree.", "smoke/refused", "−109");
  }

  @Test
  void boardsOfTwoLeasesAreComparedUnderBoth() {
    browser.go("/#/bench");
    browser.awaitText("docu");
    browser.press("Claim");
    browser.awaitText("yours");
    browser.press("Claim");
    browser.await(() -> browser.text().split("Give back", -1).length == 3, "two leases");
    browser.go("/#/comparisons/" + compared);
    browser.press("Run again");
    browser.await(() -> !browser.address().endsWith(compared), "another comparison");
    browser.awaitText("took ");
    String again = browser.address().replaceFirst(".*/", "");
    assertThat(PAGE.get("/comparisons/" + again).path("verdict").asText()).isEqualTo("new");
    browser.go("/#/bench");
    browser.press("Give back");
    browser.await(() -> browser.text().split("Give back", -1).length == 2, "one lease");
    browser.press("Give back");
    browser.awaitNoText("Give back");
  }

  @Test
  void oneThatRunsIsCancelled() throws Exception {
    String id =
        PAGE.post("/comparisons", "{\"suite\": \"smoke\", \"targets\": [\"jvm\", \"board:virt0\"]}")
            .path("id")
            .asText();
    browser.go("/#/comparisons/" + id);
    browser.await("progress");
    browser.awaitText("at the most in all");
    browser.press("Cancel");
    browser.awaitText("cancelled");
    assertThat(browser.text()).contains("smoke is over: cancelled");
    browser.awaitText("Run again");
  }

  @Test
  void theTableIsFilteredByLinkAndByKeyboard() {
    browser.go("/#/comparisons/" + compared + "?show=same");
    browser.awaitText("nobody");
    assertThat(browser.text()).doesNotContain("goodbye");
    browser.script("document.querySelector('.cmp-filter.new').focus()");
    browser.keys(Keys.ENTER);
    browser.awaitText("goodbye");
    assertThat(browser.address()).endsWith("/" + compared + "?show=new");
    browser.press("All2");
    browser.await(() -> browser.seen(".cmp-outcome").size() == 2, "both scenarios");
    assertThat(browser.seen(".cmp-outcome").get(0).getText()).startsWith("new");
    browser.awaitText("Since which comparison?");
    assertWellMade("one");
  }

  @Test
  void aScenarioIsShownInLanesWithItsFrames() {
    browser.go("/#/comparisons/" + compared + "/goodbye");
    browser.awaitText("What happened");
    WebElement frame = browser.await(".cmp-cell.k-down details:last-of-type summary");
    assertThat(browser.text())
        .contains("closed first", "FIN · opcode 1", "unmasked", "→ close")
        .contains("1001 \"" + MARKUP + "\"")
        .contains("header sec-websocket-protocol");
    frame.click();
    browser.awaitText("0000  48 54 54 50"); // HTTP: the answer is the first that comes down
    browser.press("new");
    assertThat(browser.script("return document.activeElement.className").toString())
        .contains("cmp-diff new");
    assertWellMade("scenario");
    browser.press("Next");
    browser.awaitText("The targets agree.");
    assertThat(browser.address()).endsWith("/nobody");
  }

  @Test
  void whatIsNewIsAcceptedInWordsAndKnownFromThenOn() throws Exception {
    JsonNode own = PAGE.post("/comparisons?wait=60s", SUITE.replace("\"goodbye\"", "\"accepted\""));
    browser.go("/#/comparisons/" + own.path("id").asText() + "/accepted");
    browser.press("Accept as known …");
    browser.type("Why is it so?", "  ");
    browser.press("Accept");
    browser.awaitText("say in words why it is so");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("comparisons-accept");
    browser.keys(Keys.ESCAPE);
    browser.await(() -> browser.seen("dialog").isEmpty(), "the dialog to be gone");
    assertThat(browser.script("return document.activeElement.textContent"))
        .isEqualTo("Accept as known …");
    browser.complaints(); // the refusal is told there, too
    browser.press("Accept as known …");
    browser.type("Why is it so?", MARKUP);
    browser.press("Accept");
    browser.awaitText("Accepted as known on this bench");
    assertThat(browser.text()).contains(MARKUP);
    assertThat(Files.readString(PAGE.state().resolve("divergences.yaml")))
        .contains("own-accepted-");
    browser.reload();
    browser.awaitText("Accepted as known on this bench");
    JsonNode again =
        PAGE.post("/comparisons?wait=60s", SUITE.replace("\"goodbye\"", "\"accepted\""));
    assertThat(again.path("verdict").asText()).isEqualTo("known");
    browser.go("/#/comparisons/" + again.path("id").asText() + "/accepted");
    browser.awaitText("own-accepted-header-sec-websocket-protocol");
    assertThat(browser.text()).contains(MARKUP);
    assertWellMade("known");
  }

  @Test
  void twoAreHeldAgainstEachOther() {
    browser.go("/#/comparisons/" + compared);
    browser.awaitText("Since which comparison?");
    browser.press("Show what changed");
    browser.awaitText("Nothing new appeared.");
    browser.go("/#/comparisons/" + compared + "/since/" + before);
    browser.awaitText("Unchanged");
    assertThat(browser.text()).contains(MARKUP);
    assertWellMade("since");
  }

  @Test
  void reportsAreSavedAndItsLinesRepeatIt() throws Exception {
    browser.go("/#/comparisons/" + compared);
    browser.awaitText("Save pcap");
    assertThat(browser.await("a[target=_blank]").getDomAttribute("href"))
        .isEqualTo("/api/v1/comparisons/" + compared + "/report.html?partial=true");
    browser.script(
        "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = (blob) => {"
            + " window.size = blob.size; return make.call(URL, blob); };"
            + " HTMLAnchorElement.prototype.click = function () {"
            + " saved.push(this.download + ' ' + size + ' bytes'); }");
    String[] forms = {"HTML", "JSON", "JUnit XML", "HAR", "pcap"};
    for (int i = 0; i < forms.length; i++) {
      long had = i;
      browser.press("Save " + forms[i]);
      browser.await(() -> browser.script("return saved.length").equals(had + 1), "a file");
    }
    assertThat(browser.script("return saved.join('\\n')").toString())
        .contains(compared + ".html ", ".json ", ".xml ", ".har ", ".pcap ")
        .doesNotContain(" 0 bytes");
    browser.script("document.querySelectorAll('.cmp-snippet').forEach((one) => one.open = true)");
    String curl = browser.seen(".cmp-snippet pre").get(0).getText();
    Process shell =
        new ProcessBuilder("bash", "-c", curl)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    JsonNode repeated = new ObjectMapper().readTree(shell.getInputStream());
    assertThat(repeated.path("name").asText()).isEqualTo(MARKUP);
    assertThat(repeated.path("state").asText()).isEqualTo("finished");
    String pytest = browser.seen(".cmp-snippet pre").get(1).getText();
    assertThat(pytest).contains("import requests", "assert run[\"exitCode\"] == 0");
    Process python =
        new ProcessBuilder("python3", "-c", "import ast, sys; ast.parse(sys.stdin.read())").start();
    python.getOutputStream().write(pytest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    python.getOutputStream().close();
    assertThat(python.waitFor()).as("it is Python").isZero();
  }

  @Test
  void aScenarioIsBroughtCorrectedAtItsLineAndRemoved() {
    browser.go("/#/scenarios");
    browser.awaitText("337 scenarios");
    assertWellMade("scenarios");
    browser.type("Name", "mine");
    browser.type("Text", "name: mine\nclient: [connect, {wiat: close}]\nserver: null\n");
    browser.press("Keep it");
    browser.awaitText("did you mean \"wait\"?");
    assertThat(browser.seen(".scn-gutter .wrong").get(0).getText()).isEqualTo("2");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("scenarios-wrong");
    browser.complaints(); // the refusal is told there, too
    browser.press("Line 2, column 19");
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("scn-text");
    browser.type("Text", "name: mine\ntitle: \"<b>t</b>\"\nclient: [connect]\nserver: null\n");
    browser.press("Keep it");
    browser.awaitText("1 scenario ·");
    browser.awaitText("<b>t</b>");
    assertThat(browser.address()).isEqualTo("/#/scenarios/mine");
    assertWellMade("scenario-own");
    browser.press("Remove");
    browser.press("Remove it");
    browser.awaitText("Nobody brought one yet.");
  }
}
