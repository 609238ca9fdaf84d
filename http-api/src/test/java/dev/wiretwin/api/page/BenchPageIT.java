package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bench in a browser: boards come, are used, leased, and go. */
@Timeout(300)
class BenchPageIT {
  private static final String MARKUP = "<img src=x onerror=document.title=1>";

  @TempDir private Path state;
  private Service service;
  private Browser browser;

  @BeforeEach
  void open() {
    service = Service.start(ServiceSettings.local(state));
    browser = Browser.open("http://127.0.0.1:" + service.port());
    browser.go("/#/bench");
    browser.awaitText("Start a virtual board");
  }

  @AfterEach
  void close() {
    browser.close();
    service.close();
  }

  private String ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.port() + "/api/v1/boards" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
      return answer.body();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
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
    ask("POST", "", "{\"kind\":\"virtual\",\"name\":\"theirs\",\"timeScale\":0.1}");
    ask(
        "POST",
        "/theirs/lease",
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
    assertThat(ask("GET", "/theirs", "")).contains("\"holder\":\"page-");
  }

  @Test
  void whatAnotherTabOfTheSameBrowserHasIsSaidToBeThere() {
    ask("POST", "", "{\"kind\":\"virtual\",\"name\":\"shared\",\"timeScale\":0.1}");
    browser.script("localStorage.setItem('wiretwin.holder', 'page-of-both')");
    browser.reload();
    ask("POST", "/shared/lease", "{\"holder\":\"page-of-both\"}");
    awaitCard("shared", "yours, in another tab");
    ask("DELETE", "/shared/lease?force=true", "");
    awaitCard("shared", "free");
  }

  @Test
  void aServiceThatBeginsAnewIsShownAsItIsNow() {
    ask("POST", "", "{\"kind\":\"virtual\",\"name\":\"before\",\"timeScale\":0.1}");
    awaitCard("before", "free");
    browser.press("before");
    browser.awaitText("What to do");
    ServiceSettings usual = ServiceSettings.local(state);
    int port = service.port();
    service.close();
    browser.awaitText("The service does not answer.");
    service =
        Service.start(
            new ServiceSettings(
                usual.host(),
                port,
                usual.access(),
                usual.connectTo(),
                usual.stateFolder(),
                usual.retention(),
                usual.boards(),
                usual.labHost()));
    browser.awaitText("There is no board before");
    browser.press("To the bench");
    browser.press("Start a virtual board");
    awaitCard("virt0", "free");
  }

  @Test
  void everybodyCanUseItInEveryLightAndSize() {
    ask(
        "POST",
        "",
        "{\"kind\":\"virtual\",\"name\":\"a-board-with-a-name-of-32-chars-\",\"timeScale\":0.1}");
    ask("POST", "/a-board-with-a-name-of-32-chars-/identify?wait=30s", "");
    awaitCard("a-board-with-a-name-of-32-chars-", "NodeMCU");
    for (String light : new String[] {"light", "dark"}) {
      browser.prefers("prefers-color-scheme", light);
      for (int width : new int[] {360, 1280, 2560}) {
        browser.size(width, 900);
        // colours that are still on their way from light to dark are none to be judged
        browser.await(
            () -> (boolean) browser.script("return document.getAnimations().length === 0"),
            "all to stand still");
        assertThat(browser.fits()).as(light + " " + width).isTrue();
        assertThat(browser.hurdles()).as(light + " " + width).isEmpty();
        browser.keep("bench-" + light + "-" + width);
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }
}
