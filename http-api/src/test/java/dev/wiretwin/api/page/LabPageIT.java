package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lab, in a browser: servers are told how to misbehave, watched and tried. */
@Timeout(180)
class LabPageIT {
  @RegisterExtension final ServedPage page = new ServedPage();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = page.browser();
    browser.go("/#/lab");
    browser.awaitText("How the server behaves");
  }

  @Test
  void whatIsWrongWithAScriptStandsAtItsLine() {
    browser.type("Script (YAML)", "- handshake\n- echoo: 60s\n");
    browser.press("Only start it");
    browser.awaitText("Line 2, column 3");
    browser.awaitText("did you mean \"echo\"?");
    assertThat(browser.await(".lab-lines .bad").getText()).isEqualTo("2");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("lab-wrong");
    browser.type("Script (YAML)", "- handshake\n- echo: 60s\n");
    browser.press("Only start it");
    browser.awaitText("ws://127.0.0.1:");
    assertThat(browser.seen(".lab-wrong li")).isEmpty();
    browser.press("End it");
    browser.awaitText("None runs.");
  }

  @Test
  void whatAServerSeesIsShownAsText() {
    browser.press("Only start it");
    String url = browser.await(".lab-row code").getText();
    browser.press("What it sees");
    WebSocketClient client = WebSocket.createClient();
    client.on(On.CONNECTION, open -> open.send("<i class=stranger>x</i>"));
    client.connect(url);
    browser.awaitText("<i class=stranger>x</i>");
    assertThat(browser.seen(".stranger")).isEmpty();
    browser.type("Faults for the next connections", "chop: 1");
    browser.press("Strike");
    browser.awaitText("chop 1");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("lab-seen");
    client.close();
    browser.press("End it");
    browser.awaitText("Running lab servers");
  }

  @Test
  void ofAllThatAServerSeesNothingIsMissing() throws InterruptedException {
    int many = 2_500;
    browser.press("Only start it");
    String url = browser.await(".lab-row code").getText();
    browser.press("What it sees");
    CountDownLatch echoed = new CountDownLatch(many);
    WebSocketClient client = WebSocket.createClient();
    client.on(On.RECEIVE, (ws, message, opcode) -> echoed.countDown());
    client.on(
        On.CONNECTION,
        ws -> {
          for (int i = 1; i <= many; i++) {
            ws.send("message " + i);
          }
        });
    client.connect(url);
    assertThat(echoed.await(60, TimeUnit.SECONDS)).isTrue();
    browser.awaitText("message " + many);
    browser.script("document.querySelector('.lab-saw .vlist').scrollTop = 0");
    browser.awaitText("GET / HTTP/1.1");
    assertThat(browser.text()).doesNotContain("no longer kept");
    // a head, request, answer, and each message there and back
    browser.await(
        () ->
            browser
                .script("return document.querySelector('.vlist-space').style.height")
                .equals((3 + 2 * many) * 28 + "px"),
        "a row for each");
    client.close();
  }

  @Test
  void aScriptIsTriedSideBySide() {
    browser.type("Script (YAML)", "- refuse: 418\n- fin\n");
    browser.press("Try it side by side");
    browser.awaitText("The script from the lab");
    assertThat(browser.address()).startsWith("/#/twin?script=");
    browser.await("input[value='jvm']:checked");
    browser.press("Connect");
    browser.awaitText("−17 the server does not switch protocols");
  }

  @Test
  void everybodyCanUseItInEveryLight() {
    browser.press("Only start it");
    browser.await(".lab-row");
    browser.demandUsable("lab", 360, 1280, 2560);
  }
}
