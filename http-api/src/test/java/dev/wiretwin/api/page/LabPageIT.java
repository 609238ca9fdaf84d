package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lab, in a browser: servers are told how to misbehave, watched and tried. */
@Timeout(180)
class LabPageIT {
  @TempDir private Path state;
  private Service service;
  private Browser browser;

  @BeforeEach
  void open() {
    service = Service.start(ServiceSettings.local(state));
    browser = Browser.open("http://127.0.0.1:" + service.port());
    browser.go("/#/lab");
    browser.awaitText("How the server behaves");
  }

  @AfterEach
  void close() {
    browser.close();
    service.close();
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
    for (String light : new String[] {"light", "dark"}) {
      browser.prefers("prefers-color-scheme", light);
      for (int width : new int[] {360, 1280, 2560}) {
        browser.size(width, 900);
        assertThat(browser.fits()).as(light + " " + width).isTrue();
        assertThat(browser.hurdles()).as(light + " " + width).isEmpty();
        browser.keep("lab-" + light + "-" + width);
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }
}
