package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bench in a browser: boards come, are used, leased, and go. */
@Timeout(300)
class BenchPageIT {
  private static final String MARKUP = "<img src=x onerror=document.title=1>";

  @RegisterExtension final ServedPage page = new ServedPage();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = page.browser();
    browser.go("/#/bench");
    browser.awaitText("Start a virtual board");
  }

  /** A button of that name on the board's card, pressed. */
  private void press(String board, String name) {
    browser.await(
        () ->
            (boolean)
                browser.script(
                    """
                    const card = document.querySelector(`[data-board="${arguments[0]}"]`);
                    const button = [...(card ? card.querySelectorAll('button') : [])]
                        .find((one) => one.textContent === arguments[1]);
                    if (!button || button.disabled || button.hidden) return false;
                    button.click();
                    return true;
                    """,
                    board,
                    name),
        name + " of " + board);
  }

  private String card(String board) {
    return browser.await("[data-board=\"" + board + "\"]").getText();
  }

  private void awaitCard(String board, String words) {
    browser.await(() -> card(board).contains(words), board + " to say \"" + words + "\"");
  }

  /** Whatever is plugged into the machine that tests is left out. */
  private void withoutBoardsOfMetal() {
    browser.tool(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            """
            const ask = window.fetch;
            window.fetch = async (path, how) => {
              const answer = await ask(path, how);
              if (!String(path).startsWith('/api/v1/boards?')) return answer;
              const page = await answer.json();
              return Response.json({ ...page, boards: page.boards.filter((one) => one.kind === 'virtual') });
            };
            """));
    browser.reload();
  }

  @Test
  void anEmptyBenchSaysWhatToDoAndAVirtualBoardIsOneClickAway() {
    withoutBoardsOfMetal();
    browser.awaitText("No board yet");
    browser.awaitText("With a board of your own");
    assertThat(browser.text())
        .contains("many charging cables do not", "dialout", "--board tcp://host:port");
    assertThat(browser.seen("[data-board]")).isEmpty();
    browser.demandUsable("bench-empty", 360, 1280, 2560);
    browser.press("Start a virtual board");
    awaitCard("virt0", "free");
    browser.awaitNoText("No board yet");
    browser.awaitText("1 connected, 1 free");
    page.delete("/boards/virt0");
    awaitCard("virt0", "gone");
  }

  @Test
  void aVirtualBoardIsOneClickAwayAndItsCardFollowsItsLife() {
    browser.press("Start a virtual board");
    awaitCard("virt0", "free");
    assertThat(card("virt0")).contains("Not identified yet");

    press("virt0", "Identify");
    awaitCard("virt0", "NodeMCU Lua 3.0.0");
    assertThat(card("virt0")).contains("websocket", "bytes", "192.0.2.17", "power-on");

    press("virt0", "Claim");
    awaitCard("virt0", "yours");
    browser.reload();
    awaitCard("virt0", "yours");
    press("virt0", "Give back");
    awaitCard("virt0", "free");

    press("virt0", "Reset");
    browser.await("dialog");
    assertThat(browser.hurdles()).isEmpty();
    browser.press("Cancel");

    press("virt0", "End");
    browser.press("End it");
    awaitCard("virt0", "gone");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aBoardOfSomebodyElseIsSaidToBeAndTakenOnlyAfterAsking() {
    page.post("/boards", "{\"kind\":\"virtual\",\"name\":\"theirs\",\"timeScale\":0.1}");
    page.post(
        "/boards/theirs/lease",
        "{\"holder\":\"" + MARKUP + "\",\"reason\":\"" + MARKUP + "\",\"url\":\"javascript:x\"}");
    awaitCard("theirs", "leased to " + MARKUP);
    assertThat(browser.seen("img")).isEmpty();

    browser.go("/#/boards/theirs");
    browser.awaitText("What for");
    assertThat(browser.seen("img")).isEmpty();
    assertThat(browser.seen("a[href^=javascript]")).isEmpty();

    browser.press("Take over …");
    browser.awaitText("Take theirs over?");
    browser.keep("bench-evict");
    browser.press("Cancel");
    browser.awaitText("leased to");
    browser.press("Take over …");
    browser.press("Take it over");
    browser.awaitText("Yours for");
    assertThat(page.get("/boards/theirs").at("/lease/holder").asText()).startsWith("page-");
  }

  @Test
  void whatAnotherTabOfTheSameBrowserHasIsSaidToBeThere() {
    page.post("/boards", "{\"kind\":\"virtual\",\"name\":\"shared\",\"timeScale\":0.1}");
    browser.script("localStorage.setItem('wiretwin.holder', 'page-of-both')");
    browser.reload();
    page.post("/boards/shared/lease", "{\"holder\":\"page-of-both\"}");
    awaitCard("shared", "yours, in another tab");
    page.delete("/boards/shared/lease?force=true");
    awaitCard("shared", "free");
  }

  @Test
  void aServiceThatBeginsAnewIsShownAsItIsNow() {
    page.post("/boards", "{\"kind\":\"virtual\",\"name\":\"before\",\"timeScale\":0.1}");
    awaitCard("before", "free");
    browser.press("before");
    browser.awaitText("What to do");
    page.end();
    browser.awaitText("The service does not answer.");
    page.beginAgain();
    browser.awaitText("There is no board before");
    browser.press("To the bench");
    browser.press("Start a virtual board");
    awaitCard("virt0", "free");
  }

  @Test
  void everybodyCanUseItInEveryLightAndSize() {
    page.post(
        "/boards",
        "{\"kind\":\"virtual\",\"name\":\"a-board-with-a-name-of-32-chars-\",\"timeScale\":0.1}");
    page.post("/boards/a-board-with-a-name-of-32-chars-/identify?wait=30s", "");
    awaitCard("a-board-with-a-name-of-32-chars-", "NodeMCU");
    browser.demandUsable("bench", 360, 1280, 2560);
  }
}
